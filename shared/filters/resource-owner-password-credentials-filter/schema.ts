import { defineEntity } from '../../entities/entity-schema.ts';
import { clientFields, ownerFields, scopeFields, storeFields, tokenFields } from '../oauth2/fields.ts';
import { monitoringFields, outboundFields } from '../oauth2/monitoring-fields.ts';
import { metadataTable } from '../oauth2/property-tables.ts';

/** Resource Owner Credentials: a token for a user's name and password (RFC 6749 §4.3). */
export const resourceOwnerSchema = defineEntity({
  type: 'ResourceOwnerPasswordCredentialsFilter',
  title: 'Resource Owner Credentials',
  purpose: 'Get access token using resource owner credentials',
  advisory: {
    label: 'Deprecated',
    text: 'RFC 9700 §2.4: the password grant must not be used, because it shows the user’s password to the client. It works here; for new systems prefer the authorization code grant.',
  },
  fields: { ...ownerFields, ...clientFields, ...storeFields, ...tokenFields, ...scopeFields, ...monitoringFields, ...outboundFields },
  children: metadataTable,
});
