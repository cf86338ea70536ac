import { beforeEach, expect, test } from 'vitest';
import { FakeClock, FakeTokenStore, fakeClient, fakeRegistry } from '../../ports/fakes.ts';
import { StoreUnavailable } from '../../ports/token-store.ts';
import { FilterAbort } from '../executor.ts';
import { bodyOf, compileFilter, fakeMessage, formRequest, type FakeFilter, type Texts } from '../fakes.ts';
import { resourceOwnerExecutor } from './execute.ts';

const clock = new FakeClock();
let tokens = new FakeTokenStore(clock);
beforeEach(() => {
  tokens = new FakeTokenStore(clock);
});

async function ask(fields: FakeFilter['fields'], body: Texts, headers: Readonly<Record<string, string>> = {}) {
  const filter = { type: 'ResourceOwnerPasswordCredentialsFilter', fields: { tokenStore: '/Tokens', repository: '/Users', ...fields } };
  const run = compileFilter(resourceOwnerExecutor, filter, { clock, tokens, users: { eve: 'hunter2' }, registry: fakeRegistry(fakeClient('web'), fakeClient('other')) });
  const message = fakeMessage(formRequest('web:web-secret', { grant_type: 'password', username: 'eve', password: 'hunter2', ...body }, headers));
  return { outcome: await run(message), message, answer: bodyOf(message) };
}

test('issues a pair by the defaults', async () => {
  const { outcome, message, answer } = await ask({}, {});
  expect(outcome).toBe('pass');
  expect(message.answer?.status).toBe(200);
  expect(answer).toEqual({ access_token: expect.stringMatching(/^[A-Za-z0-9]{54}$/), token_type: 'Bearer', expires_in: 3600, refresh_token: expect.stringMatching(/^[A-Za-z0-9]{46}$/), scope: 'read' });
  expect(message.get('authentication.subject.id')).toBe('eve');
  expect([...tokens.access.values()]).toMatchObject([{ clientId: 'web', userName: 'eve', scopes: ['read'], expiresAt: clock.now() + 3_600_000 }]);
});

test.each([
  { what: 'length, expiry and type', fields: { accessTokenlength: '30', accessTokenExpiresInSecs: '900', accessTokenType: 'MAC' }, answer: { access_token: expect.stringMatching(/^\w{30}$/), expires_in: 900, token_type: 'MAC' } },
  { what: 'a refresh token’s length', fields: { refreshTokenlength: '22' }, answer: { refresh_token: expect.stringMatching(/^\w{22}$/) } },
  { what: 'no refresh token', fields: { refreshChoice: 'NoRefresh' }, answer: { refresh_token: undefined } },
  { what: 'none to preserve', fields: { refreshChoice: 'PreserveRefresh' }, answer: { refresh_token: undefined } },
])('a field shows in the answer: $what', async ({ fields, answer: expected }) => {
  const { answer } = await ask(fields, {});
  for (const [name, value] of Object.entries(expected)) expect(answer[name]).toEqual(value);
});

test.each([
  { what: 'wrong password', body: { password: 'guess' }, status: 400, error: 'invalid_grant' },
  { what: 'unknown user', body: { username: 'mallory' }, status: 400, error: 'invalid_grant' },
  { what: 'unregistered scope', body: { scope: 'admin' }, status: 400, error: 'invalid_scope' },
  { what: 'another grant', body: { grant_type: 'client_credentials' }, status: 400, error: 'unsupported_grant_type' },
  { what: 'no user name', body: { username: '' }, status: 400, error: 'invalid_request' },
  { what: 'client elsewhere than in the form', fields: { locationOfClientDetails: 'QueryString' }, body: {}, status: 401, error: 'invalid_client' },
])('$what: $status $error, and nothing is issued', async ({ fields = {}, body, status, error }) => {
  const { outcome, message, answer } = await ask(fields, body);
  expect(outcome).toBe('fail');
  expect(message.answer?.status).toBe(status);
  expect(answer).toEqual({ error });
  expect(tokens.access.size + tokens.refresh.size).toBe(0);
});

test.each([
  { match: 'Any', scope: 'read admin', granted: 'read' },
  { match: 'Any', scope: 'read,write', granted: 'read write' },
  { match: 'All', scope: 'read write', granted: 'read write' },
  { match: 'All', scope: 'read admin', granted: undefined },
])('$match of “$scope”: $granted', async ({ match, scope, granted }) => {
  const { answer } = await ask({ scopesMustMatch: match }, { scope });
  expect(answer['scope']).toBe(granted);
});

test('aborts while the store is down', async () => {
  tokens.fault = new StoreUnavailable('no answer');
  await expect(ask({}, {})).rejects.toThrow(FilterAbort);
});
