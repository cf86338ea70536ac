import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisions, fixtureTexts, TestGateway } from './test-gateway.ts';

const CLIENT = { client_id: 'SampleConfidentialApp', client_secret: '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec' };
const USER = { username: 'sampleuser', password: 'changeme' };
const BASIC = `Basic ${Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString('base64')}`;

let served: TestGateway;
let origin = '';

beforeAll(async () => {
  served = await TestGateway.serve(fixtureTexts('apim-yaml'));
  origin = served.url('OAuth 2.0 Interface');
});
afterAll(() => served.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

async function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, { method: 'POST', body: new URLSearchParams(form), headers });
  const text = await response.text();
  let json: Record<string, unknown> = {};
  try {
    json = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // not every answer is JSON
  }
  return { status: response.status, headers: response.headers, text, json };
}

const token = (more: Record<string, string> = {}): Promise<Answer> => post('/api/oauth/token', { grant_type: 'password', ...CLIENT, ...USER, ...more });
const info = (access: unknown): Promise<Answer> => post('/api/oauth/tokeninfo', { access_token: String(access) });
const resource = (headers: Record<string, string>): Promise<Response> => fetch(`${origin}/api/oauth/protected`, { headers });

describe('password grant', () => {
  test('gives a pair of tokens (RFC 6749 §5.1)', async () => {
    const { status, headers, json } = await token();
    expect(status).toBe(200);
    expect(json).toEqual({ access_token: expect.stringMatching(/^[A-Za-z0-9]{54}$/), token_type: 'Bearer', expires_in: 3600, refresh_token: expect.stringMatching(/^[A-Za-z0-9]{46}$/), scope: 'resource.READ resource.WRITE' });
    expect([headers.get('content-type'), headers.get('cache-control'), headers.get('pragma')]).toEqual(['application/json', 'no-store', 'no-cache']);
  });

  test.each([
    ['wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['unknown client', { client_id: 'Nobody' }, 401, 'invalid_client'],
    ['wrong password', { password: 'wrong' }, 400, 'invalid_grant'],
    ['unknown user', { username: 'nobody' }, 400, 'invalid_grant'],
    ['empty password', { password: '' }, 400, 'invalid_grant'],
    ['empty user', { username: '' }, 400, 'invalid_request'],
    ['unknown scope', { scope: 'resource.DELETE' }, 400, 'invalid_scope'],
  ])('%s', async (_, change, status, error) => {
    const answer = await token(change);
    expect([answer.status, answer.json]).toEqual([status, { error }]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['resource.WRITE', 'resource.WRITE'],
    ['resource.WRITE,resource.READ', 'resource.WRITE resource.READ'],
    ['resource.WRITE+resource.READ resource.WRITE', 'resource.WRITE resource.READ'],
    ['resource.READ resource.DELETE', 'resource.READ'],
    ['openid', 'openid'],
    ['', 'resource.READ resource.WRITE'],
  ])('scope %j grants %j', async (scope, granted) => {
    expect((await token({ scope })).json['scope']).toBe(granted);
  });

  test('answers in the format asked for', async () => {
    const urlencoded = await token({ format: 'urlencoded' });
    expect(urlencoded.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(urlencoded.text))).toMatchObject({ token_type: 'Bearer', expires_in: '3600', scope: 'resource.READ resource.WRITE' });
    const xml = await token({ format: 'xml', password: 'wrong' });
    expect([xml.status, xml.headers.get('content-type'), xml.text]).toEqual([400, 'application/xml', '<?xml version="1.0" encoding="UTF-8"?><OAuth><error>invalid_grant</error></OAuth>']);
  });

  test('a public client may leave its secret out, but not send a wrong one', async () => {
    const form = { grant_type: 'password', ...USER, client_id: 'SamplePublicApp' };
    expect((await post('/api/oauth/token', form)).status).toBe(200);
    expect((await post('/api/oauth/token', { ...form, client_secret: 'wrong' })).status).toBe(401);
  });

  test('a client in the other place is no client', async () => {
    const { status, headers, json } = await post('/api/oauth/token', { grant_type: 'password', ...USER }, { authorization: BASIC });
    expect([status, json, headers.get('www-authenticate')]).toEqual([401, { error: 'invalid_client' }, 'Basic realm="DefaultRealm"']);
  });

  test('what the Switch in front answers is the business of the store', async () => {
    const { status, headers } = await post('/api/oauth/token', { grant_type: 'magic', ...CLIENT });
    expect([status, headers.get('content-type')]).toEqual([401, 'text/html']);
  });

  test('a refresh token sent along is replaced with its access token', async () => {
    const first = (await token()).json;
    const second = (await token({ refresh_token: String(first['refresh_token']) })).json;
    expect((await info(first['access_token'])).json).toEqual({ error: 'invalid_token' });
    expect((await info(second['access_token'])).status).toBe(200);
    expect((await token({ refresh_token: String(first['refresh_token']) })).status).toBe(200);
  });

  test('a live refresh token of another client refuses, and stays', async () => {
    const foreign = (await post('/api/oauth/token', { grant_type: 'password', ...USER, client_id: 'SamplePublicApp' })).json;
    const refresh_token = String(foreign['refresh_token']);
    expect((await token({ refresh_token })).json).toEqual({ error: 'invalid_grant' });
    expect((await token({ refresh_token, scope: 'resource.DELETE' })).json).toEqual({ error: 'invalid_scope' });
    expect((await post('/api/oauth/token', { grant_type: 'refresh_token', client_id: 'SamplePublicApp', refresh_token })).status).toBe(200);
  });
});

describe('refresh', () => {
  const refresh = (refresh_token: unknown, more: Record<string, string> = {}): Promise<Answer> => post('/api/oauth/token', { grant_type: 'refresh_token', ...CLIENT, refresh_token: String(refresh_token), ...more });

  test('rotates, and the old pair is dead', async () => {
    const first = (await token()).json;
    const second = await refresh(first['refresh_token']);
    expect(second.json).toMatchObject({ expires_in: 3600, scope: 'resource.READ resource.WRITE' });
    expect(second.json['refresh_token']).not.toBe(first['refresh_token']);
    expect((await refresh(first['refresh_token'])).json).toEqual({ error: 'invalid_grant' });
    expect((await info(first['access_token'])).status).toBe(400);
    expect((await info(second.json['access_token'])).status).toBe(200);
  });

  test('a narrower scope is honoured and widens again, a wider one refused', async () => {
    const first = (await token()).json;
    const wider = await refresh(first['refresh_token'], { scope: 'resource.DELETE' });
    expect([wider.status, wider.json]).toEqual([400, { error: 'invalid_scope' }]);
    const narrow = (await refresh(first['refresh_token'], { scope: 'resource.READ' })).json;
    expect(narrow['scope']).toBe('resource.READ');
    expect((await refresh(narrow['refresh_token'])).json['scope']).toBe('resource.READ resource.WRITE');
  });

  test('fifty at once: one wins', async () => {
    const { refresh_token } = (await token()).json;
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refresh_token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ json }) => json['error']))).toEqual(new Set(['invalid_grant']));
  });

  test('a token of another client stays usable for its owner', async () => {
    const { refresh_token } = (await token()).json;
    const foreign = await post('/api/oauth/token', { grant_type: 'refresh_token', client_id: 'SamplePublicApp', refresh_token: String(refresh_token) });
    expect([foreign.status, foreign.json]).toEqual([400, { error: 'invalid_grant' }]);
    expect((await refresh(refresh_token)).status).toBe(200);
  });
});

describe('token information, protected resource, revocation', () => {
  test('information tells client, user, scope and seconds', async () => {
    const { access_token } = (await token({ scope: 'resource.READ' })).json;
    const { status, json, headers } = await info(access_token);
    expect([status, json, headers.get('cache-control')]).toEqual([200, { audience: 'SampleConfidentialApp', user_id: 'sampleuser', scope: 'resource.READ', expires_in: expect.any(Number) }, 'no-store']);
    const expires = json['expires_in'] as number;
    expect(expires).toBeGreaterThan(3590);
    expect(expires).toBeLessThanOrEqual(3600);
    const byQuery = await fetch(`${origin}/api/oauth/tokeninfo?access_token=${String(access_token)}`, { method: 'POST' });
    expect(byQuery.status).toBe(200);
  });

  test('information without, or with an unknown token', async () => {
    expect((await post('/api/oauth/tokeninfo', {})).json).toEqual({ error: 'invalid_request' });
    const unknown = await info('nope');
    expect([unknown.status, unknown.json]).toEqual([400, { error: 'invalid_token' }]);
  });

  test('the resource asks for a token with one of its scopes', async () => {
    const bearer = async (scope: string) => resource({ authorization: `bEaReR ${String((await token({ scope })).json['access_token'])}` });
    const good = await bearer('resource.READ');
    expect([good.status, await good.text()]).toEqual([200, "<html>Congrats! You've hit an OAuth protected resource</html>"]);
    const poor = await bearer('openid');
    expect([poor.status, poor.headers.get('www-authenticate')]).toEqual([403, 'Bearer realm="DefaultRealm",error="insufficient_scope",scope="Scopes must match Any of these scopes: resource.WRITE resource.READ"']);
    const none = await resource({});
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([400, 'Bearer realm="DefaultRealm",error="invalid_request"']);
    const unknown = await resource({ authorization: 'Bearer nope' });
    expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="DefaultRealm",error="invalid_token"']);
  });

  test('revocation kills the pair, once and again', async () => {
    const pair = (await token()).json;
    const revoke = (value: unknown) => post('/api/oauth/revoke', { token: String(value) }, { authorization: BASIC });
    expect((await revoke(pair['refresh_token'])).status).toBe(200);
    expect((await revoke(pair['refresh_token'])).status).toBe(200);
    expect((await info(pair['access_token'])).status).toBe(400);
    const other = (await token()).json;
    expect((await revoke(other['access_token'])).status).toBe(200);
    expect((await info(other['access_token'])).status).toBe(400);
    expect((await post('/api/oauth/token', { grant_type: 'refresh_token', ...CLIENT, refresh_token: String(other['refresh_token']) })).status).toBe(200);
  });

  test('revocation by a stranger, and of the token of another client', async () => {
    const pair = (await token()).json;
    const wrong = await post('/api/oauth/revoke', { token: String(pair['access_token']) }, { authorization: `Basic ${Buffer.from('SampleConfidentialApp:wrong').toString('base64')}` });
    expect([wrong.status, wrong.json, wrong.headers.get('www-authenticate')]).toEqual([401, { error: 'invalid_client' }, 'Basic realm="DefaultRealm"']);
    const foreign = await post('/api/oauth/revoke', { token: String(pair['access_token']) }, { authorization: `Basic ${Buffer.from('SamplePublicApp:3b001542-e348-443b-9ca2-2f38bd3f3e84').toString('base64')}` });
    expect([foreign.status, foreign.json]).toEqual([403, { error: 'unauthorized_client' }]);
    expect((await info(pair['access_token'])).status).toBe(200);
  });
});

describe('trace', () => {
  const send = (form: Record<string, string>) => served.traced(`${origin}/api/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'password', ...form }) });

  test('says every decision, with the fields that were read for it, nested as the policies are', async () => {
    const { trace } = await send({ ...CLIENT, ...USER, scope: 'resource.READ resource.WRITE' });
    expect(decisions(trace)).toEqual([
      expect.stringMatching(/^case password matches/),
      'Client SampleConfidentialApp; its secret matches',
      'User sampleuser accepted',
      'Scopes: both registered, both granted',
      'Access token: 54 characters, lives 1 hour',
      'Refresh token: new, 46 characters, 12 hours',
      'Stored in the embedded store, not in Cassandra',
    ]);
    const entered = trace.flatMap((event) => (event.kind === 'enter' ? [[event.parent, event.what, event.name]] : []));
    expect(entered).toEqual([[null, 'policy', 'Access Token Service'], [0, 'filter', 'Decide what grant type to use'], [1, 'policy', 'Resource Owner Password Credentials'], [2, 'filter', 'Resource Owner Password Credentials']]);
    const fields = trace.flatMap((event) => (event.kind === 'decision' ? event.fields.map(({ field }) => field) : []));
    expect(fields).toEqual(expect.arrayContaining(['locationOfClientDetails', 'clientIdHeaderName', 'repository', 'scopesMustMatch', 'accessTokenExpiresInSecs', 'accessTokenlength', 'refreshChoice', 'tokenStore']));
    for (const event of trace) if (event.kind === 'decision') expect(event.ms).toBeGreaterThanOrEqual(0);
    expect(trace.at(-1)).toMatchObject({ kind: 'answer', status: 200, summary: '200, application/json, Cache-Control: no-store', stores: [{ name: 'OAuth Access Token Store', type: 'cassandra', mode: 'embedded' }] });
  });

  test('holds no secret, but fingerprints', async () => {
    const { response, trace } = await send({ ...CLIENT, ...USER });
    const { access_token, refresh_token } = (await response.json()) as Record<string, string>;
    const text = JSON.stringify(trace);
    for (const secret of [CLIENT.client_secret, USER.password, access_token, refresh_token]) expect(text).not.toContain(secret);
    const attributes = trace.flatMap((event) => (event.kind === 'leave' ? (event.attributes ?? []) : []));
    expect(attributes).toContainEqual({ name: 'accesstoken', value: expect.stringMatching(/^•••• [0-9a-f]{4}$/), secret: true });
    expect(attributes).toContainEqual({ name: 'scopes.for.token', value: 'resource.READ resource.WRITE' });
  });

  test.each([
    [{ ...CLIENT, ...USER, scope: 'resource.DELETE' }, 'Scope resource.DELETE is not registered for SampleConfidentialApp', 'Tokens, store: not reached'],
    [{ ...CLIENT, ...USER, client_secret: 'x' }, 'Client SampleConfidentialApp sent a wrong secret', 'User, scopes, tokens, store: not reached'],
    [{ ...CLIENT, ...USER, password: 'x' }, 'User sampleuser refused: the password is wrong', 'Scopes, tokens, store: not reached'],
  ])('%j: %s', async (form, text, notReached) => {
    const { trace } = await send(form);
    expect(trace).toContainEqual(expect.objectContaining({ kind: 'decision', outcome: 'fail', text, notReached }));
  });

  test('a client in the wrong place is offered both mends', async () => {
    const { trace } = await served.traced(`${origin}/api/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'password', ...USER }), headers: { authorization: BASIC } });
    const [decision] = trace.filter((event) => event.kind === 'decision' && event.outcome === 'fail');
    expect(decision).toMatchObject({
      text: 'client_id found in the Authorization header, but this filter looks in the form body',
      mends: [{ kind: 'request', label: 'Send the client in the form body' }, { kind: 'field', label: 'Set the field to In Authorization Header', field: 'locationOfClientDetails', value: 'AuthorizationHeader' }],
    });
  });

  test('a key traces one request only', async () => {
    served.gateway.expectTrace('once', 'once');
    const headers = { 'x-policy-bench-trace': 'once' };
    await post('/api/oauth/token', { grant_type: 'password', ...CLIENT, ...USER }, headers);
    const seen = served.events.length;
    await post('/api/oauth/token', { grant_type: 'password', ...CLIENT, ...USER }, headers);
    expect(served.events).toHaveLength(seen);
  });
});
