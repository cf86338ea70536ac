import { defineFilter } from '../definition.ts';
import { selectorForm } from './form.ts';
import help from './help.md?raw';
import { selectorSchema } from './schema.ts';

/** The design-time half of `SelectorFilter`. */
export const selectorDefinition = defineFilter({
  schema: selectorSchema,
  form: selectorForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
