import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const stringReplaceForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'sourceAttribute' }, { row: 'field', field: 'destAttributeOverride' }, { row: 'field', field: 'destAttribute' }] },
        { rows: [{ row: 'field', field: 'replacementString' }] },
        { legend: 'Match', rows: [{ row: 'choice', field: 'matchMode', panels: { STRAIGHT_REPLACE: [{ row: 'field', field: 'straightMatchString' }], REGEX_REPLACE: [{ row: 'field', field: 'regexMatchString' }] } }, { row: 'field', field: 'matchBehaviour' }] },
      ],
    },
  ],
};
