import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const jsonErrorForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'httpResponseStatus' }] },
        { legend: 'JSON Error Contents', rows: [{ row: 'field', field: 'showDetailedReason' }, { row: 'field', field: 'faultString' }, { row: 'field', field: 'showPath' }, { row: 'field', field: 'showStack' }, { row: 'field', field: 'showAttributes' }] },
      ],
    },
  ],
};
