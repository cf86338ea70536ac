import { defineFilter } from '../definition.ts';
import { falseForm } from './form.ts';
import help from './help.md?raw';
import { falseSchema } from './schema.ts';

/** The design-time half of `FalseFilter`. */
export const falseDefinition = defineFilter({
  schema: falseSchema,
  form: falseForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
