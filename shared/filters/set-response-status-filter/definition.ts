import { defineFilter } from '../definition.ts';
import { setResponseStatusForm } from './form.ts';
import help from './help.md?raw';
import { setResponseStatusSchema } from './schema.ts';

/** The design-time half of `SetResponseStatusFilter`. */
export const setResponseStatusDefinition = defineFilter({
  schema: setResponseStatusSchema,
  form: setResponseStatusForm,
  category: 'Utility',
  requires: [],
  generates: ['message.response.status'],
  help,
});
