import { defineEntity } from '../../entities/entity-schema.ts';
import { clientFields, refreshedTokenFields, storeFields } from '../oauth2/fields.ts';
import { monitoringFields, outboundFields } from '../oauth2/monitoring-fields.ts';
import { metadataTable } from '../oauth2/property-tables.ts';

/** Refresh Access Token: a new access token for a refresh token (RFC 6749 §6). */
export const refreshSchema = defineEntity({
  type: 'RefreshingAccessTokenFilter',
  title: 'Refresh Access Token',
  purpose: 'Get access token using a refresh token',
  fields: { ...clientFields, ...storeFields, ...refreshedTokenFields, ...monitoringFields, ...outboundFields },
  children: metadataTable,
});
