import { defineFilter } from '../definition.ts';
import { trueForm } from './form.ts';
import help from './help.md?raw';
import { trueSchema } from './schema.ts';

/** The design-time half of `TrueFilter`. */
export const trueDefinition = defineFilter({
  schema: trueSchema,
  form: trueForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
