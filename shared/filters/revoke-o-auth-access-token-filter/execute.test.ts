import { beforeEach, expect, test } from 'vitest';
import { FakeClock, FakeTokenStore, fakeClient, fakeRegistry } from '../../ports/fakes.ts';
import { bodyOf, compileFilter, fakeMessage, formRequest } from '../fakes.ts';
import { revokeExecutor } from './execute.ts';

const clock = new FakeClock();
let tokens = new FakeTokenStore(clock);
const record = { clientId: 'web', applicationId: 'app-web', userName: 'eve', scopes: ['read'], issuedAt: clock.now(), metadata: [], expiresAt: clock.now() + 5000 };

beforeEach(() => {
  tokens = new FakeTokenStore(clock);
  const digest = tokens.digest('refresh');
  tokens.save({ ...record, digest: tokens.digest('access'), tokenType: 'Bearer', refreshDigest: digest }, { ...record, digest });
});

const left = (): readonly string[] => [...(tokens.access.size > 0 ? ['access'] : []), ...(tokens.refresh.size > 0 ? ['refresh'] : [])];

test.each([
  { what: 'an access token', body: { token: 'access' }, client: 'web', status: 200, remains: ['refresh'] },
  { what: 'a refresh token, with its access tokens', body: { token: 'refresh' }, client: 'web', status: 200, remains: [] },
  { what: 'one with a wrong hint', body: { token: 'access', token_type_hint: 'refresh_token' }, client: 'web', status: 200, remains: ['refresh'] },
  { what: 'an unknown one', body: { token: 'guess' }, client: 'web', status: 200, remains: ['access', 'refresh'] },
  { what: 'that of another client', body: { token: 'access' }, client: 'other', status: 403, error: 'unauthorized_client', remains: ['access', 'refresh'] },
  { what: 'none', body: {}, client: 'web', status: 400, error: 'invalid_request', remains: ['access', 'refresh'] },
  { what: 'one of an unknown client', body: { token: 'access' }, client: 'nobody', status: 401, error: 'invalid_client', remains: ['access', 'refresh'] },
])('$what: $status', async ({ body, client, status, error, remains }) => {
  const run = compileFilter(revokeExecutor, { type: 'RevokeOAuthAccessTokenFilter', fields: { tokenStore: '/Tokens' } }, { clock, tokens, registry: fakeRegistry(fakeClient('web'), fakeClient('other')) });
  const message = fakeMessage(formRequest(`${client}:${client}-secret`, body));
  expect(await run(message)).toBe(status === 200 ? 'pass' : 'fail');
  expect(message.answer?.status).toBe(status);
  expect(bodyOf(message)['error']).toBe(error);
  expect(left()).toEqual(remains);
});
