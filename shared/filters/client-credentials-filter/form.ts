import type { FormLayout } from '../../entities/entity-schema.ts';
import { clientSection, monitoringTab, scopeSection, tokenSections } from '../oauth2/form-parts.ts';

/** Application Validation, Access Token, Monitoring. */
export const clientCredentialsForm: FormLayout = {
  tabs: [
    { id: 'application-validation', label: 'Application Validation', sections: [clientSection] },
    { id: 'access-token', label: 'Access Token', sections: [...tokenSections, scopeSection] },
    monitoringTab(true),
  ],
};
