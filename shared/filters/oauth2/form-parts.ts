import type { FormRow, FormSection, FormTab } from '../../entities/entity-schema.ts';

/** A plain row for a field. */
export const row = (field: string): FormRow => ({ row: 'field', field });

/** Section with the client's place and the names of its parameters. */
export const clientSection: FormSection = {
  legend: 'Find client application information from message',
  rows: [
    {
      row: 'choice',
      field: 'locationOfClientDetails',
      panels: { AuthorizationHeader: [], QueryString: [row('clientIdHeaderName'), row('clientSecretHeaderName')] },
    },
  ],
};

/** Sections of the Access Token tab up to the meta data. */
export const tokenSections: readonly FormSection[] = [
  { rows: [row('tokenStore'), row('accessTokenExpiresInSecs'), row('accessTokenlength'), row('accessTokenType')] },
  {
    legend: 'Refresh Token Details',
    rows: [
      {
        row: 'choice',
        field: 'refreshChoice',
        panels: { NewRefresh: [row('refreshTokenExpiresInSecs'), row('refreshTokenlength')], NoRefresh: [], PreserveRefresh: [] },
      },
    ],
  },
  { rows: [{ row: 'table', child: 'Property' }] },
];

/** Section of the scopes of a new token. */
export const scopeSection: FormSection = {
  legend: 'Generate Token Scopes',
  rows: [
    {
      row: 'choice',
      field: 'scopeChoice',
      panels: { Application: [row('scopesMustMatch')], Circuit: [row('scopeCircuitPK'), row('scopesForToken')] },
    },
  ],
};

/** Monitoring tab; `outbound` for filters with that switch. */
export function monitoringTab(outbound: boolean): FormTab {
  const sections: FormSection[] = [{ rows: [row('metricsMask'), row('clientAttributeName')] }, { rows: [row('compositeContext')] }];
  if (outbound) sections.push({ rows: [row('recordOutboundTxns')] });
  sections.push({ rows: [row('serviceName')] });
  return { id: 'monitoring', label: 'Monitoring', sections };
}
