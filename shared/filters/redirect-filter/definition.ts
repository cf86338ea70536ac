import { defineFilter } from '../definition.ts';
import { redirectForm } from './form.ts';
import help from './help.md?raw';
import { redirectSchema } from './schema.ts';

/** The design-time half of `RedirectFilter`. */
export const redirectDefinition = defineFilter({
  schema: redirectSchema,
  form: redirectForm,
  category: 'Routing',
  requires: [],
  generates: ['http.response.status', 'content.body'],
  help,
});
