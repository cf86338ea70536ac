import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const serviceContextForm: FormLayout = {
  tabs: [
    {
      id: 'settings',
      label: 'Settings',
      sections: [
        { rows: [{ row: 'field', field: 'serviceName' }] },
        { rows: [{ row: 'field', field: 'metricsMask' }, { row: 'field', field: 'clientAttributeName' }] },
        { rows: [{ row: 'field', field: 'compositeContext' }] },
      ],
    },
  ],
};
