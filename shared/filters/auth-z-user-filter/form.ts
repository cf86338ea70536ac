import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const groupMembershipForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'user' }, { row: 'field', field: 'groupName' }] },
      ],
    },
  ],
};
