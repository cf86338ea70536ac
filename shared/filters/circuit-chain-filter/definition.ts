import { defineFilter } from '../definition.ts';
import { circuitChainForm } from './form.ts';
import help from './help.md?raw';
import { circuitChainSchema } from './schema.ts';

/** The design-time half of `CircuitChainFilter`. */
export const circuitChainDefinition = defineFilter({
  schema: circuitChainSchema,
  form: circuitChainForm,
  category: 'Utility',
  requires: [],
  generates: [],
  help,
});
