import { expect, test } from 'vitest';
import { FakeClock, FakeTokenStore, fakeClient, fakeRegistry } from '../../ports/fakes.ts';
import { bodyOf, compileFilter, fakeMessage, formRequest, type FakeFilter, type Texts } from '../fakes.ts';
import { tokenInfoExecutor } from './execute.ts';

const clock = new FakeClock();
const tokens = new FakeTokenStore(clock);
const record = { tokenType: 'Bearer', applicationId: 'app-web', userName: 'eve', scopes: ['read', 'write'], issuedAt: clock.now(), metadata: [['Department', 'Sales'] as const], expiresAt: clock.now() + 90_000 };
tokens.save({ ...record, digest: tokens.digest('access'), clientId: 'web' });
tokens.save({ ...record, digest: tokens.digest('disabled'), clientId: 'off' });
tokens.save({ ...record, digest: tokens.digest('expired'), clientId: 'web', expiresAt: clock.now() });

async function ask(body: Texts, fields: FakeFilter['fields'] = {}, children: FakeFilter['children'] = []) {
  const registry = fakeRegistry(fakeClient('web'), fakeClient('off', { enabled: false }));
  const run = compileFilter(tokenInfoExecutor, { type: 'AccessTokenInfoFilter', fields: { tokenStore: '/Tokens', ...fields }, children }, { clock, tokens, registry });
  const message = fakeMessage(formRequest('', body));
  return { outcome: await run(message), status: message.answer?.status, answer: bodyOf(message) };
}

test('says what a token stands for', async () => {
  expect(await ask({ access_token: 'access' })).toEqual({ outcome: 'pass', status: 200, answer: { audience: 'web', user_id: 'eve', scope: 'read write', expires_in: 90 } });
});

test('rows add members', async () => {
  const children = [{ type: 'Property', fields: { name: 'department', value: '${accesstoken.getAdditionalInformation().get("Department")}' } }];
  expect((await ask({ access_token: 'access' }, {}, children)).answer['department']).toBe('Sales');
});

test.each([
  { fields: { accessTokenLocationQueryString: 'token' }, body: { token: 'access' } },
  { fields: { accessTokenLocation: 'SELECTOR', accessTokenLocationSelector: "${http.client.getCgiArgument('t')}" }, body: { t: 'access' } },
])('the token may stand elsewhere', async ({ fields, body }) => {
  expect((await ask(body, fields)).status).toBe(200);
});

test.each([
  { token: '', error: 'invalid_request' },
  { token: 'guess', error: 'invalid_token' },
  { token: 'expired', error: 'invalid_token' },
  { token: 'disabled', error: 'invalid_token' },
])('“$token”: $error', async ({ token, error }) => {
  expect(await ask({ access_token: token })).toEqual({ outcome: 'fail', status: 400, answer: { error } });
});
