import { defineFilter } from '../definition.ts';
import { writtenNames } from './written-names.ts';
import { pathParameterForm } from './form.ts';
import help from './help.md?raw';
import { pathParameterSchema } from './schema.ts';

/** The design-time half of `PathParameterFilter`. */
export const pathParameterDefinition = defineFilter({
  schema: pathParameterSchema,
  form: pathParameterForm,
  category: 'Attributes',
  requires: [],
  generates: [],
  help,
  writes: writtenNames,
});
