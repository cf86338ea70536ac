import { defineFilter } from '../definition.ts';
import { clientCredentialsForm } from './form.ts';
import help from './help.md?raw';
import { clientCredentialsSchema } from './schema.ts';

/** The design-time half of `ClientCredentialsFilter`. */
export const clientCredentialsDefinition = defineFilter({
  schema: clientCredentialsSchema,
  form: clientCredentialsForm,
  category: 'OAuth 2.0',
  requires: [],
  generates: ['authentication.subject.id', 'authentication.application.id', 'oauth.client.details', 'scopes.in.token', 'scopes.for.token', 'accesstoken', 'accesstoken.authn'],
  help,
});
