import { describe, expect, it } from 'vitest';
import { exampleRegistry as registry, exampleRun, exampleTarget as target } from './testing/example-runs.ts';
import { firstDraft, followRequest, followUps, mendedDraft, newestTokens, rememberedText, requestKind, requestOf, restoredDraft, tokenSource } from './request-draft.ts';

const draft = { ...firstDraft(target, registry), password: 'pw-secret', passwordFrom: 'typed', secret: 'cl-secret' } as const;

describe('firstDraft', () => {
  it('takes path, usable client, place, user and default scopes', () => {
    expect(firstDraft(target, registry)).toEqual({
      path: '/api/oauth/token',
      service: 'OAuth',
      client: { mode: 'registry', clientId: 'SampleApp', location: 'QueryString' },
      username: 'sampleuser',
      scopes: ['resource.READ'],
      extra: [],
      password: '',
      passwordFrom: 'store',
      secret: '',
    });
  });
});

describe('remembered requests', () => {
  it('never hold password or secret', () => {
    expect(rememberedText(draft)).not.toMatch(/pw-secret|cl-secret/);
  });

  it('come back', () => {
    const other = { ...draft, username: 'li.wei', scopes: ['x'], path: '/other/token' };
    expect(restoredDraft(rememberedText(other), target, registry)).toEqual({ ...other, password: '', passwordFrom: 'store', secret: '' });
  });

  it.each([null, 'no json', '{}', '[]'])('that cannot be read (%s) start afresh', (text) => {
    expect(restoredDraft(text, target, registry)).toEqual(firstDraft(target, registry));
  });

  it('forget a path that is gone, and a client that is no longer registered', () => {
    const text = rememberedText({ ...draft, path: '/gone', client: { mode: 'registry', clientId: 'Gone', location: 'AuthorizationHeader' } });
    expect(restoredDraft(text, target, registry)).toMatchObject({ path: '/api/oauth/token', client: { clientId: 'SampleApp', location: 'AuthorizationHeader' } });
  });
});

describe('requestOf', () => {
  it.each([
    ['registry', { mode: 'registry', clientId: 'SampleApp', location: 'QueryString' }],
    ['none', { mode: 'none', clientId: '', location: 'QueryString' }],
    ['custom', { mode: 'custom', clientId: 'SampleApp', location: 'QueryString', secret: 'cl-secret' }],
  ] as const)('sends the client as %s', (mode, client) => {
    expect(requestOf({ ...draft, client: { ...draft.client, mode } }, target).client).toEqual(client);
  });

  it.each([
    ['sampleuser', 'store', { password: '', passwordFrom: 'store' }],
    ['sampleuser', 'typed', { password: 'pw-secret' }],
    ['alice', 'store', { password: 'pw-secret' }],
  ] as const)('sends the password of %s (%s)', (username, passwordFrom, wanted) => {
    const { password, passwordFrom: sent } = requestOf({ ...draft, username, passwordFrom }, target);
    expect({ password, ...(sent === undefined ? {} : { passwordFrom: sent }) }).toEqual(wanted);
  });

  it('leaves out parameters without a name', () => {
    expect(requestOf({ ...draft, extra: [{ name: '', value: 'x' }, { name: 'format', value: 'xml' }] }, target).extra).toEqual([{ name: 'format', value: 'xml' }]);
  });
});

describe('followUps', () => {
  it('say why they cannot be asked', () => {
    const run = exampleRun(3, { tokens: { access: true, refresh: false } });
    expect(Object.fromEntries(followUps(target, run).map(({ kind, reason }) => [kind, reason]))).toEqual({
      refresh: 'Run 3 got no refresh token',
      tokenInfo: undefined,
      resource: undefined,
      revoke: 'The store serves no revocation path',
    });
    expect(followUps(target, undefined)[1]!.reason).toBe('No run got a token yet');
  });

  it('use the tokens of the run before, when a run got none itself', () => {
    const first = exampleRun(1);
    const info = exampleRun(2, { kind: 'tokenInfo', tokens: { access: false, refresh: false }, input: { ...first.input, kind: 'tokenInfo', ofRun: first.runId } });
    expect(tokenSource(info, [first, info])).toBe(first);
    expect(tokenSource(first, [first, info])).toBe(first);
  });

  it('name the run, the path, and the service only where it serves the path', () => {
    const [refresh, info] = followUps(target, exampleRun(1));
    const services = [{ service: 'OAuth', interface: 'I', url: 'http://x', paths: [{ path: '/api/oauth/token', method: '*', policy: '' }] }];
    expect(followRequest(refresh!, exampleRun(1), draft, services)).toMatchObject({ kind: 'refresh', path: '/api/oauth/token', ofRun: 'run-1', service: 'OAuth', password: '', scopes: [] });
    expect(followRequest(info!, exampleRun(1), draft, services)).not.toHaveProperty('service');
  });
});

it.each([
  [{ location: 'AuthorizationHeader' }, { client: { location: 'AuthorizationHeader' } }],
  [{ scopes: 'a b' }, { scopes: ['a', 'b'] }],
  [{ clientId: 'OffApp' }, { client: { mode: 'registry', clientId: 'OffApp' } }],
])('a mend changes the request: %j', (change, expected) => {
  expect(mendedDraft(draft, change as never)).toMatchObject(expected);
});

it('a mend of something unknown changes nothing', () => {
  expect(mendedDraft(draft, { weather: 'rain' })).toBeNull();
});

it.each([
  ['ResourceOwnerPasswordCredentialsFilter', 'token'],
  ['RefreshingAccessTokenFilter', 'refresh'],
  ['AccessTokenInfoFilter', 'tokenInfo'],
  ['ValidateOAuth2AccessTokenFilter', 'resource'],
  ['RevokeOAuthAccessTokenFilter', 'revoke'],
])('a %s is asked with a %s request', (filterType, kind) => {
  expect(requestKind({ ...target, filterType })).toBe(kind);
});

it('uses the newest tokens that fit', () => {
  const runs = [exampleRun(1), exampleRun(2, { tokens: { access: true, refresh: false } }), exampleRun(3, { tokens: { access: false, refresh: false } })];
  expect(newestTokens('refresh', runs)?.number).toBe(1);
  expect(newestTokens('resource', runs)?.number).toBe(2);
  expect(newestTokens('resource', [])).toBeUndefined();
});
