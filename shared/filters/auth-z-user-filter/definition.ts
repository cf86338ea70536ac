import { defineFilter } from '../definition.ts';
import { groupMembershipForm } from './form.ts';
import help from './help.md?raw';
import { groupMembershipSchema } from './schema.ts';

/** The design-time half of `AuthZUserFilter`. */
export const groupMembershipDefinition = defineFilter({
  schema: groupMembershipSchema,
  form: groupMembershipForm,
  category: 'Authorization',
  requires: [],
  generates: [],
  help,
});
