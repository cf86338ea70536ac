import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const extractHttpHeaderForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'headerName' }, { row: 'field', field: 'base64Decode' }, { row: 'field', field: 'useQueryParameter' }] },
        { rows: [{ row: 'field', field: 'attributeName' }] },
      ],
    },
  ],
};
