import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const setHttpVerbForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'httpVerb' }] },
      ],
    },
  ],
};
