import type { FormLayout } from '../../entities/entity-schema.ts';
import { monitoringTab, row } from '../oauth2/form-parts.ts';

/** Access Token Info, Monitoring, Advanced. */
export const tokenInfoForm: FormLayout = {
  tabs: [
    {
      id: 'access-token-info',
      label: 'Access Token Info Settings',
      sections: [
        { rows: [row('tokenStore')] },
        { rows: [{ row: 'choice', field: 'accessTokenLocation', panels: { QUERYSTRING: [row('accessTokenLocationQueryString')], SELECTOR: [row('accessTokenLocationSelector')] } }] },
      ],
    },
    monitoringTab(false),
    { id: 'advanced', label: 'Advanced', sections: [{ rows: [{ row: 'table', child: 'Property' }] }] },
  ],
};
