import { defineFilter } from '../definition.ts';
import { traceForm } from './form.ts';
import help from './help.md?raw';
import { traceSchema } from './schema.ts';

/** The design-time half of `TraceFilter`. */
export const traceDefinition = defineFilter({
  schema: traceSchema,
  form: traceForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
