import { defineFilter } from '../definition.ts';
import { fixedNames, rowsOf } from '../policy-writes.ts';
import { copyAttributeForm } from './form.ts';
import help from './help.md?raw';
import { copyAttributeSchema } from './schema.ts';

/** The design-time half of `CopyAttributeFilter`. */
export const copyAttributeDefinition = defineFilter({
  schema: copyAttributeSchema,
  form: copyAttributeForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
  writes: (filter) => rowsOf(filter, 'CopyAttribute', (row) => fixedNames(filter, row, 'toAttributeName')),
});
