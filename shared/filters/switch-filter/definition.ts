import { defineFilter } from '../definition.ts';
import { switchForm } from './form.ts';
import help from './help.md?raw';
import { switchSchema } from './schema.ts';

/** The design-time half of `SwitchFilter`. */
export const switchDefinition = defineFilter({
  schema: switchSchema,
  form: switchForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
