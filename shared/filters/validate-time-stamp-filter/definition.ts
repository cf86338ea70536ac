import { defineFilter } from '../definition.ts';
import { validateTimestampForm } from './form.ts';
import help from './help.md?raw';
import { validateTimestampSchema } from './schema.ts';

/** The design-time half of `ValidateTimeStampFilter`. */
export const validateTimestampDefinition = defineFilter({
  schema: validateTimestampSchema,
  form: validateTimestampForm,
  category: 'Content Filtering',
  requires: [],
  generates: [],
  help,
});
