import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Copy / Modify Attributes. */
export const copyAttributeSchema = defineEntity({
  type: 'CopyAttributeFilter',
  title: 'Copy / Modify Attributes',
  purpose: 'Copy attributes, keeping their kind',
  fields: {},
  children: {
    CopyAttribute: {
      type: 'CopyAttribute',
      label: 'Attributes',
      help: 'Each row copies one value to an attribute of the message.',
      columns: {
        fromAttributeName: field({ kind: 'text', mono: true, attributeName: true, label: 'From attribute', help: 'Name of the attribute that is read.' }),
        toAttributeName: field({ kind: 'text', mono: true, attributeName: true, required: true, label: 'To attribute', default: '', help: 'Name of the attribute that is written.' }),
        attributeValue: field({ kind: 'text', mono: true, label: 'Value', help: 'Written instead of a copy, where the source is User entered value.' }),
        fromAttributeLocation: field({
          kind: 'choice',
          control: 'select',
          label: 'Source',
          default: '1',
          options: [
            { value: '1', label: 'Message' },
            { value: '2', label: 'User entered value' },
          ],
          help: 'Where the value comes from.',
        }),
        toListAttribute: field({ kind: 'flag', label: 'Create list attribute', default: '0', help: 'The target becomes a list to which the value is added.' }),
      },
    },
  },
});
