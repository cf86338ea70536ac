import { defineFilter } from '../definition.ts';
import { compareAttributeForm } from './form.ts';
import help from './help.md?raw';
import { compareAttributeSchema } from './schema.ts';

/** The design-time half of `CompareAttributeFilter`. */
export const compareAttributeDefinition = defineFilter({
  schema: compareAttributeSchema,
  form: compareAttributeForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
});
