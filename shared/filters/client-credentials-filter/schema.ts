import { defineEntity } from '../../entities/entity-schema.ts';
import { clientFields, scopeFields, storeFields, tokenFields } from '../oauth2/fields.ts';
import { monitoringFields, outboundFields } from '../oauth2/monitoring-fields.ts';
import { metadataTable } from '../oauth2/property-tables.ts';

/** Access Token using Client Credentials: a token for the client itself (RFC 6749 §4.4). */
export const clientCredentialsSchema = defineEntity({
  type: 'ClientCredentialsFilter',
  title: 'Access Token using Client Credentials',
  purpose: 'Get access token using client credentials',
  fields: { ...clientFields, ...storeFields, ...tokenFields, ...scopeFields, ...monitoringFields, ...outboundFields },
  children: metadataTable,
});
