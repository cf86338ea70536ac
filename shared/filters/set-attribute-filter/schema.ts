import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Set Attribute. */
export const setAttributeSchema = defineEntity({
  type: 'SetAttributeFilter',
  title: 'Set Attribute',
  purpose: 'Give an attribute of the message a value',
  fields: {
    messageAttribute: field({ kind: 'text', mono: true, attributeName: true, required: true, label: 'Attribute Name', default: '', help: 'Name of the attribute, without ${}.', effect: 'Attribute {after} is set instead of {before}.' }),
    attributeValue: field({ kind: 'text', mono: true, label: 'Attribute Value', default: '', help: 'Text with selectors. Objects become text; Copy Attribute keeps them.', effect: 'The attribute becomes {after} instead of {before}.' }),
  },
});
