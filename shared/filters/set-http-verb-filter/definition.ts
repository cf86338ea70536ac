import { defineFilter } from '../definition.ts';
import { setHttpVerbForm } from './form.ts';
import help from './help.md?raw';
import { setHttpVerbSchema } from './schema.ts';

/** The design-time half of `SetHTTPVerbFilter`. */
export const setHttpVerbDefinition = defineFilter({
  schema: setHttpVerbSchema,
  form: setHttpVerbForm,
  category: 'Conversion',
  requires: [],
  generates: ['http.request.verb'],
  help,
});
