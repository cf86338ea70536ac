import { defineFilter } from '../definition.ts';
import { fixedNames, rowsOf } from '../policy-writes.ts';
import { jsonPathForm } from './form.ts';
import help from './help.md?raw';
import { jsonPathSchema } from './schema.ts';

/** The design-time half of `JSONPathFilter`. */
export const jsonPathDefinition = defineFilter({
  schema: jsonPathSchema,
  form: jsonPathForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
  writes: (filter) => rowsOf(filter, 'JSONPath', (row) => fixedNames(filter, row, 'attributeName')),
});
