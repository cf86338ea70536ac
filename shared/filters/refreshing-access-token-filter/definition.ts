import { defineFilter } from '../definition.ts';
import { refreshForm } from './form.ts';
import help from './help.md?raw';
import { refreshSchema } from './schema.ts';

/** The design-time half of `RefreshingAccessTokenFilter`. */
export const refreshDefinition = defineFilter({
  schema: refreshSchema,
  form: refreshForm,
  category: 'OAuth 2.0',
  requires: [],
  generates: ['authentication.subject.id', 'authentication.application.id', 'oauth.client.details', 'scopes.for.token', 'accesstoken', 'accesstoken.authn'],
  help,
});
