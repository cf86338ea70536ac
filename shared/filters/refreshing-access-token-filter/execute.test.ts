import { beforeEach, expect, test } from 'vitest';
import { FakeClock, FakeTokenStore, fakeClient, fakeRegistry } from '../../ports/fakes.ts';
import { bodyOf, compileFilter, fakeMessage, formRequest, type FakeFilter, type Texts } from '../fakes.ts';
import { refreshExecutor } from './execute.ts';

const clock = new FakeClock();
let tokens = new FakeTokenStore(clock);
const record = { clientId: 'web', applicationId: 'app-web', userName: 'eve', scopes: ['read', 'write'], issuedAt: clock.now(), metadata: [] };

beforeEach(() => {
  tokens = new FakeTokenStore(clock);
  const digest = tokens.digest('refresh');
  tokens.save({ ...record, digest: tokens.digest('access'), tokenType: 'Bearer', expiresAt: clock.now() + 1000, refreshDigest: digest }, { ...record, digest, expiresAt: clock.now() + 5000 });
});

async function ask(fields: FakeFilter['fields'], body: Texts = {}, client = 'web') {
  const run = compileFilter(refreshExecutor, { type: 'RefreshingAccessTokenFilter', fields: { tokenStore: '/Tokens', ...fields } }, { clock, tokens, registry: fakeRegistry(fakeClient('web'), fakeClient('other')) });
  const message = fakeMessage(formRequest(`${client}:${client}-secret`, { grant_type: 'refresh_token', refresh_token: 'refresh', ...body }));
  return { outcome: await run(message), message, answer: bodyOf(message) };
}

test.each([
  { choice: 'NewRefresh', answered: expect.stringMatching(/^\w{46}$/), old: false },
  { choice: 'NoRefresh', answered: undefined, old: false },
  { choice: 'PreserveRefresh', answered: 'refresh', old: true },
])('$choice', async ({ choice, answered, old }) => {
  const { outcome, answer } = await ask({ refreshChoice: choice });
  expect(outcome).toBe('pass');
  expect(answer['refresh_token']).toEqual(answered);
  expect(answer['scope']).toBe('read write');
  expect(tokens.findRefresh(tokens.digest('refresh')) !== undefined).toBe(old);
  expect(tokens.findAccess(tokens.digest('access'))).toBeUndefined();
});

test('the old one works once', async () => {
  await ask({});
  const { outcome, answer } = await ask({});
  expect([outcome, answer]).toEqual(['fail', { error: 'invalid_grant' }]);
});

test.each([
  { what: 'a narrower scope', body: { scope: 'read' }, client: 'web', expected: 'read' },
  { what: 'a wider scope', body: { scope: 'read admin' }, client: 'web', expected: 'invalid_scope' },
  { what: 'an unknown token', body: { refresh_token: 'guess' }, client: 'web', expected: 'invalid_grant' },
  { what: 'another client', body: {}, client: 'other', expected: 'invalid_grant' },
  { what: 'no token', body: { refresh_token: '' }, client: 'web', expected: 'invalid_request' },
])('$what: $expected', async ({ body, client, expected }) => {
  const { answer } = await ask({}, body, client);
  expect(answer['error'] ?? answer['scope']).toBe(expected);
});

test('a refused request leaves the token to its owner', async () => {
  await ask({}, {}, 'other');
  expect((await ask({})).outcome).toBe('pass');
});
