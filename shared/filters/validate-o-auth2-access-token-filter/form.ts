import type { FormLayout } from '../../entities/entity-schema.ts';
import { monitoringTab, row } from '../oauth2/form-parts.ts';

/** Access Token Validation, Monitoring. */
export const validateForm: FormLayout = {
  tabs: [
    {
      id: 'validation',
      label: 'Access Token Validation',
      sections: [
        { rows: [row('tokenStore')] },
        {
          rows: [
            {
              row: 'choice',
              field: 'accessTokenLocation',
              panels: { HEADER: [row('authorizationHeaderPrefix')], QUERYSTRING: [row('accessTokenLocationQueryString')], SELECTOR: [row('accessTokenLocationSelector')] },
            },
          ],
        },
        { rows: [row('scopesMustMatch'), { row: 'table', child: 'WithScopes' }] },
        { rows: [row('removeCredentials')] },
      ],
    },
    monitoringTab(false),
  ],
};
