import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** JSON Path. */
export const jsonPathSchema = defineEntity({
  type: 'JSONPathFilter',
  title: 'JSON Path',
  purpose: 'Set attributes to values of a JSON body',
  fields: {},
  children: {
    JSONPath: {
      type: 'JSONPath',
      label: 'JSON Path expressions',
      help: 'Each row stores what one expression finds.',
      columns: {
        attributeName: field({ kind: 'text', mono: true, attributeName: true, required: true, label: 'Attribute Name', help: 'Attribute that gets the value.' }),
        expression: field({ kind: 'text', mono: true, required: true, selectors: false, label: 'JSON Path Expression', help: 'Such as $.items[0].id.' }),
        unmarshalType: field({
          kind: 'choice',
          control: 'select',
          label: 'Unmarshal as',
          default: 'java.util.List',
          options: [
            { value: 'java.util.List', label: 'java.util.List' },
            { value: 'java.util.Map', label: 'java.util.Map' },
            { value: 'java.lang.String', label: 'java.lang.String' },
            { value: 'java.lang.Integer', label: 'java.lang.Integer' },
            { value: 'java.lang.Long', label: 'java.lang.Long' },
            { value: 'java.lang.Double', label: 'java.lang.Double' },
            { value: 'java.lang.Boolean', label: 'java.lang.Boolean' },
          ],
          help: 'What the value becomes; as String, objects and lists become JSON text.',
        }),
        failOnError: field({ kind: 'flag', label: 'Fail on error', default: 'false', help: 'Whether the filter fails when nothing is found, or the value is of another kind.' }),
      },
    },
  },
});
