import { defineFilter } from '../definition.ts';
import { fixedNames } from '../policy-writes.ts';
import { extractHttpHeaderForm } from './form.ts';
import help from './help.md?raw';
import { extractHttpHeaderSchema } from './schema.ts';

/** The design-time half of `AttributeExtractHTTPHeaderFilter`. */
export const extractHttpHeaderDefinition = defineFilter({
  schema: extractHttpHeaderSchema,
  form: extractHttpHeaderForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
  writes: (filter) => fixedNames(filter, filter.entity, 'attributeName'),
});
