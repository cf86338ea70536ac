import { defineFilter } from '../definition.ts';
import { restoreContentBodyForm } from './form.ts';
import help from './help.md?raw';
import { restoreContentBodySchema } from './schema.ts';

/** The design-time half of `RestoreContentBodyFromAttributeFilter`. */
export const restoreContentBodyDefinition = defineFilter({
  schema: restoreContentBodySchema,
  form: restoreContentBodyForm,
  category: 'Conversion',
  requires: [],
  generates: ['content.body'],
  help,
});
