import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Remove Attribute. */
export const removeAttributeSchema = defineEntity({
  type: 'RemoveAttributeFilter',
  title: 'Remove Attribute',
  purpose: 'Remove an attribute of the message',
  fields: {
    messageAttribute: field({ kind: 'text', mono: true, attributeName: true, required: true, label: 'Attribute Name', default: '', help: 'Name of the attribute, without ${}.', effect: 'Attribute {after} is removed instead of {before}.' }),
  },
});
