import { defineFilter } from '../definition.ts';
import { pauseForm } from './form.ts';
import help from './help.md?raw';
import { pauseSchema } from './schema.ts';

/** The design-time half of `PauseFilter`. */
export const pauseDefinition = defineFilter({
  schema: pauseSchema,
  form: pauseForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
