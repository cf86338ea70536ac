import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const addHttpHeaderForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'headerName' }, { row: 'field', field: 'headerValue' }] },
        { rows: [{ row: 'field', field: 'overwriteExistingHeader' }, { row: 'field', field: 'base64Encode' }, { row: 'field', field: 'addWhere' }] },
      ],
    },
  ],
};
