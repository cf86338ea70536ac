import { defineFilter } from '../definition.ts';
import { reflectorForm } from './form.ts';
import help from './help.md?raw';
import { reflectorSchema } from './schema.ts';

/** The design-time half of `Reflector`. */
export const reflectorDefinition = defineFilter({
  schema: reflectorSchema,
  form: reflectorForm,
  category: 'Utility',
  requires: [],
  generates: ['http.response.status'],
  help,
});
