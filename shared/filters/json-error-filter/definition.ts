import { defineFilter } from '../definition.ts';
import { jsonErrorForm } from './form.ts';
import help from './help.md?raw';
import { jsonErrorSchema } from './schema.ts';

/** The design-time half of `JSONErrorFilter`. */
export const jsonErrorDefinition = defineFilter({
  schema: jsonErrorSchema,
  form: jsonErrorForm,
  category: 'Fault Handlers',
  requires: [],
  generates: ['content.body', 'http.response.status'],
  help,
});
