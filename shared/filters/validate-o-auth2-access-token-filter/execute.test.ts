import { expect, test } from 'vitest';
import { FakeClock, FakeTokenStore, fakeClient, fakeRegistry } from '../../ports/fakes.ts';
import { compileText } from '../../selectors/text.ts';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage, type FakeFilter } from '../fakes.ts';
import { validateExecutor } from './execute.ts';

const clock = new FakeClock();
const tokens = new FakeTokenStore(clock);
const record = { tokenType: 'Bearer', applicationId: 'app-web', userName: 'eve', scopes: ['read'], issuedAt: clock.now(), metadata: [], expiresAt: clock.now() + 90_000 };
tokens.save({ ...record, digest: tokens.digest('access'), clientId: 'web' });
tokens.save({ ...record, digest: tokens.digest('disabled'), clientId: 'off' });
tokens.save({ ...record, digest: tokens.digest('expired'), clientId: 'web', expiresAt: clock.now() });

const scope = (name: string) => ({ type: 'WithScopes', fields: { name } });

function compile(fields: FakeFilter['fields'] = {}, children: FakeFilter['children'] = [scope('read'), scope('write')]) {
  const registry = fakeRegistry(fakeClient('web'), fakeClient('off', { enabled: false }));
  return compileFilter(validateExecutor, { type: 'ValidateOAuth2AccessTokenFilter', fields: { tokenStore: '/Tokens', ...fields }, children }, { clock, tokens, registry });
}

test.each([
  { what: 'no token', header: undefined, status: 400, error: 'invalid_request' },
  { what: 'another scheme', header: 'Basic access', status: 400, error: 'invalid_request' },
  { what: 'an unknown token', header: 'Bearer guess', status: 401, error: 'invalid_token' },
  { what: 'an expired token', header: 'Bearer expired', status: 401, error: 'invalid_token' },
  { what: 'a disabled application', header: 'Bearer disabled', status: 401, error: 'invalid_token' },
])('$what: $status $error', async ({ header, status, error }) => {
  const message = fakeMessage({ method: 'GET', headers: header === undefined ? {} : { Authorization: header } });
  expect(await compile()(message)).toBe('fail');
  expect(message.answer?.status).toBe(status);
  expect(message.answer?.headers.get('www-authenticate')).toContain(`Bearer realm="DefaultRealm",error="${error}"`);
});

test.each([
  { match: 'Any', scopes: ['read', 'write'], outcome: 'pass' },
  { match: 'Any', scopes: ['write'], outcome: 'fail' },
  { match: 'All', scopes: ['read'], outcome: 'pass' },
  { match: 'All', scopes: ['read', 'write'], outcome: 'fail' },
  { match: 'All', scopes: ['${wanted}'], outcome: 'pass' },
])('$match of $scopes: $outcome', async ({ match, scopes, outcome }) => {
  const message = fakeMessage({ headers: { Authorization: 'bearer access' }, attributes: { wanted: 'read' } });
  expect(await compile({ scopesMustMatch: match }, scopes.map(scope))(message)).toBe(outcome);
  expect(message.answer?.status).toBe(outcome === 'pass' ? undefined : 403);
});

test('the owner becomes the subject, and the header goes unless it is to stay', async () => {
  for (const [removeCredentials, header] of [['true', undefined], ['false', 'Bearer access']] as const) {
    const message = fakeMessage({ headers: { Authorization: 'Bearer access' } });
    expect(await compile({ removeCredentials })(message)).toBe('pass');
    expect(message.get('authentication.subject.id')).toBe('eve');
    expect(message.headers.get('authorization')).toBe(header);
  }
});

test('selectors get the token itself, as a secret', async () => {
  const message = fakeMessage({ headers: { Authorization: 'Bearer access' } });
  await compile()(message);
  const value = compileText('${accesstoken.getValue()}', { env: new Map() });
  expect(value.text(message)).toBe('••••');
  expect(value.clear(message, 'test')).toBe('access');
});

test('no scope in the table does not compile', () => {
  expect(() => compile({}, [])).toThrow(CompileError);
});

test('a parameter without a name does not compile', () => {
  expect(() => compile({ accessTokenLocation: 'QUERYSTRING', accessTokenLocationQueryString: '' })).toThrow(CompileError);
});
