import { defineFilter } from '../definition.ts';
import { serviceContextForm } from './form.ts';
import help from './help.md?raw';
import { serviceContextSchema } from './schema.ts';

/** The design-time half of `ServiceContextFilter`. */
export const serviceContextDefinition = defineFilter({
  schema: serviceContextSchema,
  form: serviceContextForm,
  category: 'Utility',
  requires: [],
  generates: ['service.name'],
  help,
});
