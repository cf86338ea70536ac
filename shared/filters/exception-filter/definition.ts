import { defineFilter } from '../definition.ts';
import { exceptionForm } from './form.ts';
import help from './help.md?raw';
import { exceptionSchema } from './schema.ts';

/** The design-time half of `ExceptionFilter`. */
export const exceptionDefinition = defineFilter({
  schema: exceptionSchema,
  form: exceptionForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
