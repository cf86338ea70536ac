import { defineEntity } from '../../entities/entity-schema.ts';
import { clientFields, storeFields } from '../oauth2/fields.ts';
import { monitoringFields } from '../oauth2/monitoring-fields.ts';

/** Revoke a Token (RFC 7009). */
export const revokeSchema = defineEntity({
  type: 'RevokeOAuthAccessTokenFilter',
  title: 'Revoke a Token',
  purpose: 'Revoke an access or refresh token',
  fields: { ...storeFields, ...clientFields, ...monitoringFields },
});
