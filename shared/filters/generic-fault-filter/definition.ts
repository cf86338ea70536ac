import { defineFilter } from '../definition.ts';
import { checkGenericFault } from './check.ts';
import { genericFaultForm } from './form.ts';
import help from './help.md?raw';
import { genericFaultSchema } from './schema.ts';

/** The design-time half of `GenericFaultFilter`. */
export const genericFaultDefinition = defineFilter({
  schema: genericFaultSchema,
  form: genericFaultForm,
  category: 'Fault Handlers',
  requires: [],
  generates: ['content.body', 'http.response.status'],
  help,
  check: checkGenericFault,
});
