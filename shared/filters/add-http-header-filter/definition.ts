import { defineFilter } from '../definition.ts';
import { checkAddHttpHeader } from './check.ts';
import { addHttpHeaderForm } from './form.ts';
import help from './help.md?raw';
import { addHttpHeaderSchema } from './schema.ts';

/** The design-time half of `AddHTTPHeaderFilter`. */
export const addHttpHeaderDefinition = defineFilter({
  schema: addHttpHeaderSchema,
  form: addHttpHeaderForm,
  category: 'Conversion',
  requires: [],
  generates: [],
  help,
  check: checkAddHttpHeader,
});
