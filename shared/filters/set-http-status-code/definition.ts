import { defineFilter } from '../definition.ts';
import { setHttpStatusCodeForm } from './form.ts';
import help from './help.md?raw';
import { setHttpStatusCodeSchema } from './schema.ts';

/** The design-time half of `SetHTTPStatusCode`. */
export const setHttpStatusCodeDefinition = defineFilter({
  schema: setHttpStatusCodeSchema,
  form: setHttpStatusCodeForm,
  category: 'Routing',
  requires: [],
  generates: ['http.response.status'],
  help,
});
