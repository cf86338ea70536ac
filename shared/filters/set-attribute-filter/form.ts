import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const setAttributeForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'field', field: 'messageAttribute' }, { row: 'field', field: 'attributeValue' }] }] }],
};
