import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const validateTimestampForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'timestampAttributeName' }, { row: 'field', field: 'timeFormat' }, { row: 'field', field: 'timezone' }] },
        { rows: [{ row: 'field', field: 'driftTime' }, { row: 'field', field: 'timestampCheckType' }] },
      ],
    },
  ],
};
