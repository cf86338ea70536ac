import { defineFilter } from '../definition.ts';
import { revokeForm } from './form.ts';
import help from './help.md?raw';
import { revokeSchema } from './schema.ts';

/** The design-time half of `RevokeOAuthAccessTokenFilter`. */
export const revokeDefinition = defineFilter({
  schema: revokeSchema,
  form: revokeForm,
  category: 'OAuth 2.0',
  requires: [],
  generates: ['authentication.application.id', 'oauth.client.details'],
  help,
});
