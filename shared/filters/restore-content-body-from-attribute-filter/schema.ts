import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Restore Message. */
export const restoreContentBodySchema = defineEntity({
  type: 'RestoreContentBodyFromAttributeFilter',
  title: 'Restore Message',
  purpose: 'Bring a kept body back',
  fields: {
    attributeToUse: field({ kind: 'text', mono: true, required: true, label: 'Selector expression to retrieve message', default: '${store.content.body}', help: 'Selector of the attribute that keeps the body.', effect: 'The body comes from {after} instead of {before}.' }),
  },
});
