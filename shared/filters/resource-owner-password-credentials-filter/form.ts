import type { FormLayout } from '../../entities/entity-schema.ts';
import { clientSection, monitoringTab, row, scopeSection, tokenSections } from '../oauth2/form-parts.ts';

/** Application Validation, Access Token, Monitoring. */
export const resourceOwnerForm: FormLayout = {
  tabs: [
    {
      id: 'application-validation',
      label: 'Application Validation',
      sections: [
        {
          legend: 'Authenticate Resource Owner',
          rows: [
            { row: 'choice', field: 'authNWith', panels: { REPOSITORY: [row('repository')], CIRCUIT: [row('circuitPK'), row('subjectAttr')] } },
            {
              row: 'outcomes',
              when: { field: 'authNWith', is: ['CIRCUIT'] },
              items: [
                ['Policy passes', 'user authenticated, subject read'],
                ['Policy fails', '400 invalid_grant'],
                ['Policy aborts', '503 server_error, nothing issued'],
                ['Subject is empty', '400 invalid_grant'],
              ],
            },
          ],
        },
        clientSection,
        { rows: [{ row: 'note', text: 'No lock-out: failed attempts are not limited here.', more: 'Ways to limit guessing' }] },
      ],
    },
    { id: 'access-token', label: 'Access Token', sections: [...tokenSections, scopeSection] },
    monitoringTab(true),
  ],
};
