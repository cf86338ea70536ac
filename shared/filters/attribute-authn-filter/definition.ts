import { checkCredentials } from '../check-credentials.ts';
import { defineFilter } from '../definition.ts';
import { attributeAuthnForm } from './form.ts';
import help from './help.md?raw';
import { attributeAuthnSchema } from './schema.ts';

/** The design-time half of `AttributeAuthnFilter`. */
export const attributeAuthnDefinition = defineFilter({
  schema: attributeAuthnSchema,
  form: attributeAuthnForm,
  category: 'Authentication',
  requires: [],
  generates: ['authentication.subject.id'],
  help,
  check: checkCredentials,
});
