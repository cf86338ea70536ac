import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const userStoreForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'userIdentityAttribName' }] },
        { rows: [{ row: 'table', child: 'LookupAttribute' }] },
        { rows: [{ row: 'field', field: 'messageAttrPrefix' }, { row: 'field', field: 'failOnEmptyAttributeSet' }, { row: 'field', field: 'enablyLegacyAttrNaming' }] },
      ],
    },
  ],
};
