import { defineFilter } from '../definition.ts';
import { checkValidate } from './check.ts';
import { validateForm } from './form.ts';
import help from './help.md?raw';
import { validateSchema } from './schema.ts';

/** The design-time half of `ValidateOAuth2AccessTokenFilter`. */
export const validateDefinition = defineFilter({
  schema: validateSchema,
  form: validateForm,
  category: 'OAuth 2.0',
  requires: [],
  generates: ['authentication.subject.id', 'authentication.application.id', 'oauth.client.details', 'scopes.required', 'accesstoken', 'accesstoken.authn'],
  help,
  check: checkValidate,
});
