import type { FormLayout } from '../../entities/entity-schema.ts';

/** One tab. */
export const attributeAuthnForm: FormLayout = {
  tabs: [{ id: 'settings', label: 'Settings', sections: [{ rows: [{ row: 'field', field: 'username' }, { row: 'field', field: 'password' }] }, { rows: [{ row: 'field', field: 'credentialFormat' }, { row: 'field', field: 'repository' }] }] }],
};
