import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const pathParameterForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'uriTemplate' }] },
        { rows: [{ row: 'table', child: 'OutputPropertyDefinition' }] },
      ],
    },
  ],
};
