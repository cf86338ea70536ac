import { defineFilter } from '../definition.ts';
import { extractRestAttributesForm } from './form.ts';
import help from './help.md?raw';
import { extractRestAttributesSchema } from './schema.ts';

/** The design-time half of `ExtractRESTAttributesFilter`. */
export const extractRestAttributesDefinition = defineFilter({
  schema: extractRestAttributesSchema,
  form: extractRestAttributesForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
  writes: () => undefined,
});
