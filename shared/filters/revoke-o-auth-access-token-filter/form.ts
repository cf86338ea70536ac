import type { FormLayout } from '../../entities/entity-schema.ts';
import { clientSection, monitoringTab, row } from '../oauth2/form-parts.ts';

/** Revoke Token Settings, Monitoring. */
export const revokeForm: FormLayout = {
  tabs: [{ id: 'revoke', label: 'Revoke Token', sections: [{ rows: [row('tokenStore')] }, clientSection] }, monitoringTab(false)],
};
