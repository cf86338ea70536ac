import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';

/** Check Group Membership. */
export const groupMembershipSchema = defineEntity({
  type: 'AuthZUserFilter',
  title: 'Check Group Membership',
  purpose: 'Pass when a user is in a group',
  fields: {
    user: field({ kind: 'text', mono: true, required: true, label: 'User', default: '${authentication.subject.id}', help: 'Name of the user; usually a selector.', topic: 'Who gets in', effect: 'The user is named by {after} instead of {before}.' }),
    groupName: field({ kind: 'text', mono: true, required: true, label: 'Group', help: 'Name of the group in the local user store.', topic: 'Who gets in', effect: 'Members of {after} pass instead of those of {before}.' }),
  },
});
