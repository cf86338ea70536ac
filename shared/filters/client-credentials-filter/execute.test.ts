import { beforeEach, expect, test } from 'vitest';
import { FakeClock, FakeTokenStore, fakeClient, fakeRegistry } from '../../ports/fakes.ts';
import { StoreUnavailable } from '../../ports/token-store.ts';
import { FilterAbort } from '../executor.ts';
import { bodyOf, compileFilter, fakeMessage, formRequest, type Texts } from '../fakes.ts';
import { clientCredentialsExecutor } from './execute.ts';

const clock = new FakeClock();
let tokens = new FakeTokenStore(clock);
beforeEach(() => {
  tokens = new FakeTokenStore(clock);
});

async function ask(fields: Texts, body: Texts, client = 'web:web-secret') {
  const registry = fakeRegistry(fakeClient('web'), { ...fakeClient('open'), type: 'public', secret: undefined }, fakeClient('off', { enabled: false }));
  const run = compileFilter(clientCredentialsExecutor, { type: 'ClientCredentialsFilter', fields: { tokenStore: '/Tokens', ...fields } }, { clock, tokens, registry });
  const message = fakeMessage(formRequest(client, { grant_type: 'client_credentials', ...body }));
  return { outcome: await run(message), message, answer: bodyOf(message) };
}

test('issues a token whose owner is the client', async () => {
  const { outcome, message, answer } = await ask({ refreshChoice: 'NoRefresh' }, {});
  expect(outcome).toBe('pass');
  expect(answer).toEqual({ access_token: expect.stringMatching(/^[A-Za-z0-9]{54}$/), token_type: 'Bearer', expires_in: 3600, scope: 'read' });
  expect(message.get('authentication.subject.id')).toBe('web');
  expect([...tokens.access.values()]).toMatchObject([{ clientId: 'web', userName: 'web', scopes: ['read'] }]);
});

test.each([
  { what: 'another grant', body: { grant_type: 'password' }, status: 400, error: 'unsupported_grant_type' },
  { what: 'no grant', body: { grant_type: '' }, status: 400, error: 'invalid_request' },
  { what: 'a wrong secret', client: 'web:guess', status: 401, error: 'invalid_client' },
  { what: 'no client', client: '', status: 401, error: 'invalid_client' },
  { what: 'a disabled application', client: 'off:off-secret', status: 401, error: 'invalid_client' },
  { what: 'a public client', fields: { locationOfClientDetails: 'QueryString' }, client: '', body: { client_id: 'open' }, status: 400, error: 'unauthorized_client' },
  { what: 'an unregistered scope', body: { scope: 'admin' }, status: 400, error: 'invalid_scope' },
])('$what: $status $error, and nothing is issued', async ({ fields = {}, body = {}, client, status, error }) => {
  const { outcome, message, answer } = await ask(fields, body, client);
  expect(outcome).toBe('fail');
  expect(message.answer?.status).toBe(status);
  expect(answer).toEqual({ error });
  expect(tokens.access.size + tokens.refresh.size).toBe(0);
});

test('a refresh token sent along is replaced, or kept when it is to be preserved', async () => {
  const first = await ask({}, {});
  const sent = String(first.answer['refresh_token']);
  const kept = await ask({ refreshChoice: 'PreserveRefresh' }, { refresh_token: sent });
  expect(kept.answer['refresh_token']).toBe(sent);
  const second = await ask({ refreshTokenlength: '40' }, { refresh_token: sent });
  expect(second.answer['refresh_token']).not.toBe(sent);
  expect(tokens.findRefresh(tokens.digest(sent))).toBeUndefined();
});

test('aborts while the store is down', async () => {
  tokens.fault = new StoreUnavailable('no answer');
  await expect(ask({}, {})).rejects.toThrow(FilterAbort);
});
