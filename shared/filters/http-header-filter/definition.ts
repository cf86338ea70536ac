import { defineFilter } from '../definition.ts';
import { httpHeaderForm } from './form.ts';
import help from './help.md?raw';
import { httpHeaderSchema } from './schema.ts';

/** The design-time half of `HttpHeaderFilter`. */
export const httpHeaderDefinition = defineFilter({
  schema: httpHeaderSchema,
  form: httpHeaderForm,
  category: 'Authentication',
  requires: [],
  generates: ['authentication.subject.id', 'authentication.subject.format'],
  help,
});
