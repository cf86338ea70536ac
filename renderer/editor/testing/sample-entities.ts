import type { EntityView } from '#shared/api/views.ts';
import { entityOf, fieldOf } from './fake-host.ts';

const store = '/Libraries/OAuth2 Stores/Access Token Stores/OAuth Access Token Store';
const users = '/External Connections/Authentication Repositories/Local Repositories/Local User Store';

/** The Resource Owner Credentials filter of the real store. */
export function resourceOwnerFilter(part: Partial<EntityView> = {}): EntityView {
  return entityOf(
    'ResourceOwnerPasswordCredentialsFilter',
    [
      fieldOf('name', { raw: 'Resource Owner Password Credentials' }),
      fieldOf('authNWith', { default: 'REPOSITORY' }),
      fieldOf('repository', { kind: 'reference', refType: 'AuthnRepositoryBase', raw: users, target: { id: users, name: 'Local User Store', type: 'LocalRepository' }, broken: false }),
      fieldOf('circuitPK', { kind: 'reference', refType: 'FilterCircuit', default: '/null', target: null, broken: false }),
      fieldOf('subjectAttr', { default: '${authentication.subject.id}' }),
      fieldOf('locationOfClientDetails', { default: 'AuthorizationHeader', raw: 'QueryString' }),
      fieldOf('clientIdHeaderName', { default: 'client_id' }),
      fieldOf('clientSecretHeaderName', { default: 'client_secret' }),
      fieldOf('tokenStore', { kind: 'reference', refType: 'AccessTokenPersist', raw: store, target: { id: store, name: 'OAuth Access Token Store', type: 'AccessTokenPersist' }, broken: false }),
      fieldOf('accessTokenExpiresInSecs', { kind: 'long', default: '3600' }),
      fieldOf('accessTokenlength', { kind: 'integer', default: '54' }),
      fieldOf('accessTokenType', { default: 'Bearer' }),
      fieldOf('refreshChoice', { default: 'NewRefresh' }),
      fieldOf('refreshTokenExpiresInSecs', { kind: 'long', default: '43200' }),
      fieldOf('refreshTokenlength', { kind: 'integer', default: '46' }),
      fieldOf('scopeChoice', { default: 'Application' }),
      fieldOf('scopesMustMatch', { default: 'Any' }),
      fieldOf('scopeCircuitPK', { kind: 'reference', refType: 'FilterCircuit', cardinality: '?', default: '/null', target: null, broken: false }),
      fieldOf('scopesForToken', { default: '${scopes.for.token}' }),
      fieldOf('metricsMask', { kind: 'integer', default: '3' }),
      fieldOf('clientAttributeName', { default: 'authentication.subject.id', raw: 'authentication.application.id' }),
      fieldOf('compositeContext', { kind: 'boolean', default: '0' }),
      fieldOf('recordOutboundTxns', { kind: 'boolean', default: 'true' }),
      fieldOf('serviceName', { default: '' }),
      fieldOf('logMaskType', { default: 'SERVICE' }),
      fieldOf('logMask', { kind: 'integer', default: '2' }),
      fieldOf('logSuccess', { default: 'Filter passed' }),
      fieldOf('successNode', { kind: 'reference', refType: 'Filter', cardinality: '?' }),
    ],
    { name: 'Resource Owner Password Credentials', childTypes: [{ type: 'Property', cardinality: '*', keyFields: ['name'] }], ...part },
  );
}

/** A type without a schema, with a field of every kind. */
export function everyKind(): EntityView {
  return entityOf(
    'ThingSettings',
    [
      fieldOf('name', { raw: 'Thing' }),
      fieldOf('hostName', { raw: 'localhost' }),
      fieldOf('mq.port', { kind: 'integer', default: '1414' }),
      fieldOf('maxBytes', { kind: 'long', cardinality: '?' }),
      fieldOf('useSSL', { kind: 'boolean', default: 'false' }),
      fieldOf('secretKey', { kind: 'encrypted', raw: '••••••••' }),
      fieldOf('logo', { kind: 'binary', raw: 'aGVsbG8=' }),
      fieldOf('changed', { kind: 'utctime', raw: '2021-01-01T00:00:00Z' }),
      fieldOf('body', { raw: '<html>\n</html>' }),
      fieldOf('cache', { kind: 'reference', refType: 'Cache', cardinality: '?', raw: '/Libraries/Cache Manager/Gone', target: null, broken: true }),
      fieldOf('mimeTypes', { cardinality: '*', raw: ['text/xml', 'application/json'] }),
      fieldOf('certs', { kind: 'reference', refType: 'Certificate', cardinality: '*', raw: ['/Certs/A'] }),
      fieldOf('vendorExtra', { kind: 'unknown', cardinality: '?', raw: 'kept' }),
    ],
    { id: '/Settings/Thing', name: 'Thing', crumbs: [{ id: '/Settings/Thing', name: 'Thing' }] },
  );
}
