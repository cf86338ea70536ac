import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const circuitDelegateForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'field', field: 'circuitPK' }] }] }],
};
