import { defineFilter } from '../definition.ts';
import { changeMessageForm } from './form.ts';
import help from './help.md?raw';
import { changeMessageSchema } from './schema.ts';

/** The design-time half of `ChangeMessageFilter`. */
export const changeMessageDefinition = defineFilter({
  schema: changeMessageSchema,
  form: changeMessageForm,
  category: 'Conversion',
  requires: [],
  generates: ['content.body'],
  help,
});
