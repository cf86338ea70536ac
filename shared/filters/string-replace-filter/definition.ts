import { isElsewhere } from './is-elsewhere.ts';
import { defineFilter } from '../definition.ts';
import { fixedNames } from '../policy-writes.ts';
import { stringReplaceForm } from './form.ts';
import help from './help.md?raw';
import { stringReplaceSchema } from './schema.ts';

/** The design-time half of `StringReplaceFilter`. */
export const stringReplaceDefinition = defineFilter({
  schema: stringReplaceSchema,
  form: stringReplaceForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
  writes: (filter) => fixedNames(filter, filter.entity, isElsewhere(filter) ? 'destAttribute' : 'sourceAttribute'),
});
