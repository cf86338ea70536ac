import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const pauseForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'pause' }] },
      ],
    },
  ],
};
