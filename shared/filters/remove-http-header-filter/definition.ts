import { defineFilter } from '../definition.ts';
import { removeHttpHeaderForm } from './form.ts';
import help from './help.md?raw';
import { removeHttpHeaderSchema } from './schema.ts';

/** The design-time half of `RemoveHTTPHeaderFilter`. */
export const removeHttpHeaderDefinition = defineFilter({
  schema: removeHttpHeaderSchema,
  form: removeHttpHeaderForm,
  category: 'Conversion',
  requires: [],
  generates: [],
  help,
});
