import { defineFilter } from '../definition.ts';
import { tokenInfoForm } from './form.ts';
import help from './help.md?raw';
import { tokenInfoSchema } from './schema.ts';

/** The design-time half of `AccessTokenInfoFilter`. */
export const tokenInfoDefinition = defineFilter({
  schema: tokenInfoSchema,
  form: tokenInfoForm,
  category: 'OAuth 2.0',
  requires: [],
  generates: ['authentication.subject.id', 'authentication.application.id', 'accesstoken', 'accesstoken.authn'],
  help,
});
