import { defineFilter } from '../definition.ts';
import { circuitDelegateForm } from './form.ts';
import help from './help.md?raw';
import { circuitDelegateSchema } from './schema.ts';

/** The design-time half of `CircuitDelegateFilter`. */
export const circuitDelegateDefinition = defineFilter({
  schema: circuitDelegateSchema,
  form: circuitDelegateForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
