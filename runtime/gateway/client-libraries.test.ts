import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { ResourceOwnerPassword } from 'simple-oauth2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edit, fixtureTexts, TestGateway } from './test-gateway.ts';

const ID = 'SampleConfidentialApp';
const SECRET = '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec';
const USER = { username: 'sampleuser', password: 'changeme' };

let served: TestGateway;
let origin = '';

/** The factory configuration, with the client in the Authorization header everywhere, as most libraries send it. */
beforeAll(async () => {
  const texts = fixtureTexts('apim-yaml');
  for (const name of ['Resource Owner Password Credentials', 'Refresh']) edit(texts, `Policies/OAuth 2.0/Access Token Service/${name}.yaml`, 'locationOfClientDetails: QueryString', 'locationOfClientDetails: AuthorizationHeader');
  served = await TestGateway.serve(texts);
  origin = served.url('OAuth 2.0 Interface');
});
afterAll(() => served.close());

async function isKnown(token: string): Promise<boolean> {
  return (await fetch(`${origin}/api/oauth/tokeninfo`, { method: 'POST', body: new URLSearchParams({ access_token: token }) })).status === 200;
}

describe('simple-oauth2', () => {
  const client = () => new ResourceOwnerPassword({ client: { id: ID, secret: SECRET }, auth: { tokenHost: origin, tokenPath: '/api/oauth/token', revokePath: '/api/oauth/revoke' } });

  test('gets, refreshes and revokes tokens', async () => {
    const first = await client().getToken({ ...USER, scope: 'resource.READ resource.WRITE' });
    expect([first.expired(), first.token['scope'], first.token['expires_in']]).toEqual([false, 'resource.READ resource.WRITE', 3600]);
    const second = await first.refresh();
    expect([await isKnown(String(first.token['access_token'])), await isKnown(String(second.token['access_token']))]).toEqual([false, true]);
    await second.revokeAll();
    expect(await isKnown(String(second.token['access_token']))).toBe(false);
    await expect(second.refresh()).rejects.toMatchObject({ data: { payload: { error: 'invalid_grant' } } });
  });

  test('understands a refusal', async () => {
    await expect(client().getToken({ ...USER, password: 'wrong', scope: '' })).rejects.toMatchObject({ data: { payload: { error: 'invalid_grant' } } });
  });
});

describe('oauth4webapi', () => {
  const server = (): oauth.AuthorizationServer => ({ issuer: origin, token_endpoint: `${origin}/api/oauth/token`, revocation_endpoint: `${origin}/api/oauth/revoke` });
  const client: oauth.Client = { client_id: ID };
  const options = { [oauth.allowInsecureRequests]: true };
  const basic = oauth.ClientSecretBasic(SECRET);

  test('gets, refreshes, uses and revokes tokens', async () => {
    const response = await oauth.genericTokenEndpointRequest(server(), client, basic, 'password', USER, options);
    const first = await oauth.processGenericTokenEndpointResponse(server(), client, response);
    expect([first.token_type, first.expires_in, first.scope]).toEqual(['bearer', 3600, 'resource.READ resource.WRITE']);
    const again = await oauth.refreshTokenGrantRequest(server(), client, basic, first.refresh_token ?? '', options);
    const second = await oauth.processRefreshTokenResponse(server(), client, again);
    const resource = await oauth.protectedResourceRequest(second.access_token, 'GET', new URL(`${origin}/api/oauth/protected`), undefined, undefined, options);
    expect([resource.status, await isKnown(first.access_token)]).toEqual([200, false]);
    await oauth.processRevocationResponse(await oauth.revocationRequest(server(), client, basic, second.access_token, options));
    expect(await isKnown(second.access_token)).toBe(false);
  });

  test('understands refusals, and the challenge of the resource', async () => {
    const response = await oauth.genericTokenEndpointRequest(server(), client, oauth.ClientSecretBasic('wrong'), 'password', USER, options);
    await expect(oauth.processGenericTokenEndpointResponse(server(), client, response)).rejects.toMatchObject({ cause: [{ scheme: 'basic', parameters: { realm: 'DefaultRealm' } }] });
    await expect(oauth.protectedResourceRequest('nope', 'GET', new URL(`${origin}/api/oauth/protected`), undefined, undefined, options)).rejects.toMatchObject({ cause: [{ scheme: 'bearer', parameters: { error: 'invalid_token' } }] });
  });
});

describe('openid-client', () => {
  const configuration = (): openid.Configuration => {
    const made = new openid.Configuration({ issuer: origin, token_endpoint: `${origin}/api/oauth/token`, revocation_endpoint: `${origin}/api/oauth/revoke` }, ID, undefined, openid.ClientSecretBasic(SECRET));
    openid.allowInsecureRequests(made);
    return made;
  };

  test('gets, refreshes and revokes tokens', async () => {
    const first = await openid.genericGrantRequest(configuration(), 'password', { ...USER, scope: 'resource.READ' });
    expect([first.scope, first.expiresIn()]).toEqual(['resource.READ', 3600]);
    const second = await openid.refreshTokenGrant(configuration(), first.refresh_token ?? '');
    expect([second.scope, await isKnown(first.access_token), await isKnown(second.access_token)]).toEqual(['resource.READ', false, true]);
    await openid.tokenRevocation(configuration(), second.refresh_token ?? '', { token_type_hint: 'refresh_token' });
    expect(await isKnown(second.access_token)).toBe(false);
  });

  test('understands a refusal', async () => {
    await expect(openid.genericGrantRequest(configuration(), 'password', { ...USER, scope: 'nope' })).rejects.toMatchObject({ error: 'invalid_scope' });
  });
});
