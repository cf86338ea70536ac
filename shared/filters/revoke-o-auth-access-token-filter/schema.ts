import { defineEntity } from '../../entities/entity-schema.ts';
import { clientFields, monitoringFields, storeFields } from '../oauth2/fields.ts';

/** Revoke a Token (RFC 7009). */
export const revokeSchema = defineEntity({
  type: 'RevokeOAuthAccessTokenFilter',
  title: 'Revoke a Token',
  purpose: 'Revoke an access or refresh token',
  fields: { ...storeFields, ...clientFields, ...monitoringFields },
});
