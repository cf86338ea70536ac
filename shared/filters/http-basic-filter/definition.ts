import { checkCredentials } from '../check-credentials.ts';
import { defineFilter } from '../definition.ts';
import { httpBasicForm } from './form.ts';
import help from './help.md?raw';
import { httpBasicSchema } from './schema.ts';

/** The design-time half of `HttpBasicFilter`. */
export const httpBasicDefinition = defineFilter({
  schema: httpBasicSchema,
  form: httpBasicForm,
  category: 'Authentication',
  requires: [],
  generates: ['authentication.subject.id'],
  help,
  check: checkCredentials,
});
