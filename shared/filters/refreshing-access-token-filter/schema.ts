import { defineEntity } from '../../entities/entity-schema.ts';
import { clientFields, metadataTable, monitoringFields, outboundFields, refreshedTokenFields, storeFields } from '../oauth2/fields.ts';

/** Refresh Access Token: a new access token for a refresh token (RFC 6749 §6). */
export const refreshSchema = defineEntity({
  type: 'RefreshingAccessTokenFilter',
  title: 'Refresh Access Token',
  purpose: 'Get access token using a refresh token',
  fields: { ...clientFields, ...storeFields, ...refreshedTokenFields, ...monitoringFields, ...outboundFields },
  children: metadataTable,
});
