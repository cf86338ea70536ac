import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const jsonPathForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'table', child: 'JSONPath' }] },
      ],
    },
  ],
};
