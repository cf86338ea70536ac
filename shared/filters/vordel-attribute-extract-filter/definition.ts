import { defineFilter } from '../definition.ts';
import { storedNames } from './stored-names.ts';
import { userStoreForm } from './form.ts';
import help from './help.md?raw';
import { userStoreSchema } from './schema.ts';

/** The design-time half of `VordelAttributeExtractFilter`. */
export const userStoreDefinition = defineFilter({
  schema: userStoreSchema,
  form: userStoreForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
  writes: storedNames,
});
