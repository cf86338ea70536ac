import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const httpHeaderForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'headerName' }, { row: 'field', field: 'tokenType' }] },
      ],
    },
  ],
};
