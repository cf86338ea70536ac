import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const httpBasicForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'field', field: 'credentialFormat' }, { row: 'field', field: 'repository' }] }, { rows: [{ row: 'field', field: 'allowClientRetry' }, { row: 'field', field: 'removeAuthNHeader' }] }] }],
};
