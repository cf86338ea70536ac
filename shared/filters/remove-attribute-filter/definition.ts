import { defineFilter } from '../definition.ts';
import { removeAttributeForm } from './form.ts';
import help from './help.md?raw';
import { removeAttributeSchema } from './schema.ts';

/** The design-time half of `RemoveAttributeFilter`. */
export const removeAttributeDefinition = defineFilter({
  schema: removeAttributeSchema,
  form: removeAttributeForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
});
