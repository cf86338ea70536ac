import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { edit, fixtureTexts, TestGateway } from './test-gateway.ts';

const REGISTERED = ['resource.READ', 'resource.WRITE', 'profile'];
const DEFAULTS = ['resource.READ', 'profile'];
const REGISTRY = `applications:
  - name: Shop
    credentials: [{ id: shop, secret: "s p+c%ial:é" }, { id: shop-app, type: public }]
    scopes: [{ name: resource.READ }, { name: resource.WRITE, default: false }, { name: profile }]
`;
const POLICIES = 'Policies/OAuth 2.0/Access Token Service/';
const WORDS = [...REGISTERED, 'openid', 'resource.DELETE', 'x', 'é'];

const served: Record<'Any' | 'All', TestGateway | undefined> = { Any: undefined, All: undefined };
const sizes = { Any: { access: 54, refresh: 46, life: 3600 }, All: { access: 22, refresh: 1, life: 1 } };

beforeAll(async () => {
  served.Any = await TestGateway.serve(fixtureTexts('apim-yaml'), { registry: REGISTRY });
  const texts = fixtureTexts('apim-yaml');
  edit(texts, `${POLICIES}Resource Owner Password Credentials.yaml`, '    circuitPK: /null\n', '    circuitPK: /null\n    scopesMustMatch: All\n    accessTokenlength: 22\n    refreshTokenlength: 1\n    accessTokenExpiresInSecs: 1\n');
  served.All = await TestGateway.serve(texts, { registry: REGISTRY });
});
afterAll(() => Promise.all([served.Any?.close(), served.All?.close()]));

async function post(match: 'Any' | 'All', path: string, form: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly json: Readonly<Record<string, unknown>> }> {
  const response = await fetch(`${served[match]?.url('OAuth 2.0 Interface')}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const grant = (match: 'Any' | 'All', more: Readonly<Record<string, string>> = {}) =>
  post(match, '/api/oauth/token', { grant_type: 'password', client_id: 'shop', client_secret: 's p+c%ial:é', username: 'sampleuser', password: 'changeme', ...more });

const requests = fc.record({ match: fc.constantFrom('Any' as const, 'All' as const), scopes: fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }), separator: fc.constantFrom(' ', ',', '+', ', ', '  ') });

test('length, alphabet, lifetime; granted is what the rule of Any and All gives', async () => {
  await fc.assert(
    fc.asyncProperty(requests, async ({ match, scopes, separator }) => {
      const { status, json } = await grant(match, scopes.length === 0 ? {} : { scope: scopes.join(separator) });
      const wanted = [...new Set(scopes)];
      const known = wanted.filter((scope) => scope === 'openid' || REGISTERED.includes(scope));
      const expected = wanted.length === 0 ? DEFAULTS : match === 'All' && known.length < wanted.length ? [] : known;
      if (expected.length === 0) {
        expect([status, json]).toEqual([400, { error: 'invalid_scope' }]);
        return;
      }
      const { access, refresh, life } = sizes[match];
      expect(json).toEqual({ access_token: expect.stringMatching(new RegExp(`^[A-Za-z0-9]{${access}}$`)), token_type: 'Bearer', expires_in: life, refresh_token: expect.stringMatching(new RegExp(`^[A-Za-z0-9]{${refresh}}$`)), scope: expected.join(' ') });
    }),
    { numRuns: 60 },
  );
});

type Step = 'refresh' | 'again' | 'narrow' | 'revoke access' | 'revoke refresh' | 'foreign';

/** Follows one family of tokens, and knows which of them must be alive. */
test('in any order of steps, only the last pair lives, and a used refresh token never does', async () => {
  const client = { client_id: 'shop', client_secret: 's p+c%ial:é' };
  const basic = `Basic ${Buffer.from(`${encodeURIComponent(client.client_id)}:${encodeURIComponent(client.client_secret)}`).toString('base64')}`;
  const alive = async (token: string): Promise<boolean> => (await post('Any', '/api/oauth/tokeninfo', { access_token: token })).status === 200;
  const refresh = (token: string, more: Readonly<Record<string, string>> = client) => post('Any', '/api/oauth/token', { grant_type: 'refresh_token', refresh_token: token, ...more });
  const revoke = (token: string) => fetch(`${served.Any?.url('OAuth 2.0 Interface')}/api/oauth/revoke`, { method: 'POST', body: new URLSearchParams({ token }), headers: { authorization: basic } });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom<Step>('refresh', 'again', 'narrow', 'revoke access', 'revoke refresh', 'foreign'), { maxLength: 6 }), async (steps) => {
      const first = (await grant('Any')).json;
      let [access, token] = [String(first['access_token']), String(first['refresh_token'])];
      let [accessLives, refreshLives] = [true, true];
      const dead: string[] = [];
      for (const step of steps) {
        if (step === 'refresh' || step === 'narrow') {
          const { status, json } = await refresh(token, step === 'narrow' ? { ...client, scope: 'profile' } : client);
          expect(status).toBe(refreshLives ? 200 : 400);
          if (status !== 200) continue;
          dead.push(token);
          expect(await alive(access)).toBe(false);
          [access, token, accessLives] = [String(json['access_token']), String(json['refresh_token']), true];
        } else if (step === 'again') {
          for (const old of dead) expect((await refresh(old)).json).toEqual({ error: 'invalid_grant' });
        } else if (step === 'foreign') {
          expect((await refresh(token, { client_id: 'shop-app' })).json).toEqual({ error: 'invalid_grant' });
        } else {
          expect((await revoke(step === 'revoke access' ? access : token)).status).toBe(200);
          accessLives = false;
          if (step === 'revoke refresh') refreshLives = false;
        }
        expect(await alive(access)).toBe(accessLives);
      }
    }),
    { numRuns: 25 },
  );
});

test('a token lives for its second, and no longer', async () => {
  const { json } = await grant('All');
  const token = String(json['access_token']);
  expect((await post('All', '/api/oauth/tokeninfo', { access_token: token })).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 1050));
  expect((await post('All', '/api/oauth/tokeninfo', { access_token: token })).json).toEqual({ error: 'invalid_token' });
});

test('neither the store on disk nor the trace holds a token', async () => {
  const gateway = served.Any;
  const { json } = await grant('Any');
  const page = await gateway?.tokens(1000);
  for (const secret of [json['access_token'], json['refresh_token']]) expect(JSON.stringify(page)).not.toContain(secret);
});
