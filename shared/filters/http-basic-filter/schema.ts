import { defineEntity } from '../../entities/entity-schema.ts';
import { field } from '../../entities/field-spec.ts';
import { credentialFields } from '../credential-fields.ts';

/** HTTP Basic. */
export const httpBasicSchema = defineEntity({
  type: 'HttpBasicFilter',
  title: 'HTTP Basic',
  purpose: 'Check name and password of the Authorization header',
  fields: {
    ...credentialFields,
    allowClientRetry: field({ kind: 'flag', label: 'Allow client challenge', default: '1', help: 'A request that is refused gets 401 with WWW-Authenticate, so that a browser asks for the password.', effect: 'The challenge changes from {before} to {after}.' }),
    removeAuthNHeader: field({ kind: 'flag', label: 'Remove HTTP authentication header', help: 'The password is not passed on to filters and servers behind.' }),
  },
});
