import { defineFilter } from '../definition.ts';
import { checkResourceOwner } from './check.ts';
import { resourceOwnerForm } from './form.ts';
import help from './help.md?raw';
import { resourceOwnerSchema } from './schema.ts';

/** The design-time half of `ResourceOwnerPasswordCredentialsFilter`. */
export const resourceOwnerDefinition = defineFilter({
  schema: resourceOwnerSchema,
  form: resourceOwnerForm,
  category: 'OAuth 2.0',
  requires: [],
  generates: ['authentication.subject.id', 'authentication.application.id', 'oauth.client.details', 'scopes.in.token', 'scopes.for.token', 'accesstoken', 'accesstoken.authn'],
  help,
  check: checkResourceOwner,
});
