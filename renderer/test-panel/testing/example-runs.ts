import type { RegistryView, Run, TestTarget } from '#shared/api/views.ts';

/** Filter that the examples of the tests speak of. */
export const exampleFilter = '/Policies/Token/Resource Owner';

/** A target with two paths and every follow-up but revocation. */
export const exampleTarget: TestTarget = {
  filter: exampleFilter,
  filterType: 'ResourceOwnerPasswordCredentialsFilter',
  filterName: 'Resource Owner',
  paths: [
    { service: 'OAuth', interface: 'I', path: '/api/oauth/token', method: '*', via: ['Token'] },
    { service: 'OAuth', interface: 'I', path: '/other/token', method: '*', via: ['Other'] },
  ],
  clientLocation: 'QueryString',
  clientIdName: 'client_id',
  clientSecretName: 'client_secret',
  users: ['sampleuser', 'alice'],
  storedPasswords: ['sampleuser'],
  follow: { refresh: '/api/oauth/token', tokenInfo: '/api/oauth/tokeninfo', revoke: null, resource: '/api/oauth/protected' },
};

const scopes = [
  { name: 'resource.READ', default: true },
  { name: 'resource.WRITE', default: false },
];

/** Two applications, one of them disabled. */
export const exampleRegistry: RegistryView = {
  exists: true,
  problems: [],
  applications: [
    { name: 'Off', id: 'OffApp', description: '', email: '', phone: '', enabled: false, credentials: [{ id: 'OffApp', secret: { kind: 'none', shown: '' }, type: 'public', enabled: true, redirectUrls: [] }], scopes: [] },
    { name: 'Sample', id: 'SampleApp', description: '', email: '', phone: '', enabled: true, credentials: [{ id: 'SampleApp', secret: { kind: 'plain', shown: '••••••••' }, type: 'confidential', enabled: true, redirectUrls: [] }], scopes },
  ],
};

/** A run that got both tokens; `change` makes it another one. */
export function exampleRun(number: number, change: Partial<Run> = {}): Run {
  return {
    runId: `run-${number}`,
    number,
    kind: 'token',
    filter: exampleFilter,
    startedAt: 0,
    outcome: 'passed',
    request: { method: 'POST', url: 'http://127.0.0.1:1/api/oauth/token', path: '/api/oauth/token', headers: [['Content-Type', 'application/x-www-form-urlencoded']], body: 'grant_type=password&password=••••' },
    response: { status: 200, statusText: 'OK', headers: [['Content-Type', 'application/json'], ['Cache-Control', 'no-store']], body: '{"access_token":"•••• a91c (54)","expires_in":3600}', bytes: 216 },
    ms: 14.2,
    unsavedDraft: true,
    tokens: { access: true, refresh: true },
    curl: 'curl --data password=••••',
    input: { kind: 'token', filter: exampleFilter, path: '/api/oauth/token', service: 'OAuth', client: { mode: 'registry', clientId: 'SampleApp', location: 'QueryString' }, username: 'sampleuser', scopes: ['resource.READ'], extra: [] },
    trace: [],
    ...change,
  };
}
