import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const redirectForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'httpResponseStatus' }, { row: 'field', field: 'url' }] },
        { rows: [{ row: 'field', field: 'outputContentType' }, { row: 'field', field: 'content' }] },
      ],
    },
  ],
};
