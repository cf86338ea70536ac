import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Store Message. */
export const storeContentBodySchema = defineEntity({
  type: 'StoreContentBodyToAttributeFilter',
  title: 'Store Message',
  purpose: 'Keep the body in an attribute',
  fields: {
    attributeToUse: field({ kind: 'text', mono: true, attributeName: true, required: true, label: 'Attribute to store message', default: 'store.content.body', help: 'Name of the attribute that keeps the body.', effect: 'The body is kept in {after} instead of {before}.' }),
  },
});
