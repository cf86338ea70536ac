import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const extractRestAttributesForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'useHeaders' }, { row: 'field', field: 'useQueryString' }] },
        { rows: [{ row: 'field', field: 'queryAttributePrefix' }, { row: 'field', field: 'decode' }] },
      ],
    },
  ],
};
