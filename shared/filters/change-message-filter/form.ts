import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const changeMessageForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'field', field: 'outputContentType' }, { row: 'field', field: 'body' }] }] }],
};
