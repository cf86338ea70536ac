import type { FormLayout } from '../../entities/entity-schema.ts';
import { clientSection, monitoringTab, tokenSections } from '../oauth2/form-parts.ts';

/** Application Validation, Access Token, Monitoring. */
export const refreshForm: FormLayout = {
  tabs: [
    { id: 'application-validation', label: 'Application Validation', sections: [clientSection] },
    { id: 'access-token', label: 'Access Token', sections: tokenSections },
    monitoringTab(true),
  ],
};
