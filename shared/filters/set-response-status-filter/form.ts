import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const setResponseStatusForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ legend: 'Response Status', rows: [{ row: 'choice', field: 'responseStatus', panels: {} }] }] }],
};
