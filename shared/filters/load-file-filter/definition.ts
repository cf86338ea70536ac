import { defineFilter } from '../definition.ts';
import { checkLoadFile } from './check.ts';
import { loadFileForm } from './form.ts';
import help from './help.md?raw';
import { loadFileSchema } from './schema.ts';

/** The design-time half of `LoadFileFilter`. */
export const loadFileDefinition = defineFilter({
  schema: loadFileSchema,
  form: loadFileForm,
  category: 'Conversion',
  requires: [],
  generates: ['content.body'],
  help,
  check: checkLoadFile,
});
