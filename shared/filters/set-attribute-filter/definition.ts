import { defineFilter } from '../definition.ts';
import { fixedNames } from '../policy-writes.ts';
import { setAttributeForm } from './form.ts';
import help from './help.md?raw';
import { setAttributeSchema } from './schema.ts';

/** The design-time half of `SetAttributeFilter`. */
export const setAttributeDefinition = defineFilter({
  schema: setAttributeSchema,
  form: setAttributeForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
  writes: (filter) => fixedNames(filter, filter.entity, 'messageAttribute'),
});
