import { defineFilter } from '../definition.ts';
import { fixedNames } from '../policy-writes.ts';
import { storeContentBodyForm } from './form.ts';
import help from './help.md?raw';
import { storeContentBodySchema } from './schema.ts';

/** The design-time half of `StoreContentBodyToAttributeFilter`. */
export const storeContentBodyDefinition = defineFilter({
  schema: storeContentBodySchema,
  form: storeContentBodyForm,
  category: 'Conversion',
  requires: [],
  generates: [],
  help,
  writes: (filter) => fixedNames(filter, filter.entity, 'attributeToUse'),
});
