import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edit, fixtureTexts, TestGateway } from './test-gateway.ts';

const FORM = 'application/x-www-form-urlencoded';
const CLIENT = 'client_id=SampleConfidentialApp&client_secret=6808d4b6-ef09-4b0d-8f28-3b05da9c48ec';
const GOOD = `grant_type=password&${CLIENT}&username=sampleuser&password=changeme`;
const PATHS = 'Environment Configuration/Service/OAuth 2.0 Services/';

let served: TestGateway;
let origin = '';
let port = 0;

/** The factory service, with a path that leads straight to the filter, without the Switch in front. */
beforeAll(async () => {
  const texts = fixtureTexts('apim-yaml');
  texts.set(`${PATHS}direct.yaml`, '---\ntype: XMLFirewall\nfields:\n  filterCircuit: /Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials\n  uriprefix: /direct\n');
  texts.set(`${PATHS}refresh.yaml`, '---\ntype: XMLFirewall\nfields:\n  filterCircuit: /Policies/OAuth 2.0/Access Token Service/Refresh\n  uriprefix: /refresh\n');
  edit(texts, `${PATHS}OAuth 2.0 Interface.yaml`, 'fields:\n', 'fields:\n  maxRequestMemory: 3000000\n');
  served = await TestGateway.serve(texts);
  origin = served.url('OAuth 2.0 Interface');
  port = Number(new URL(origin).port);
});
afterAll(() => served.close());

async function send(path: string, init: RequestInit): Promise<{ readonly status: number; readonly error: unknown; readonly headers: Headers; readonly text: string }> {
  const response = await fetch(`${origin}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(5000), ...init });
  const text = await response.text();
  const error = text.startsWith('{') ? (JSON.parse(text) as { error?: unknown }).error : undefined;
  return { status: response.status, error, headers: response.headers, text };
}

const post = (body: NonNullable<RequestInit['body']>, type: string | null = FORM, path = '/direct') => send(path, { method: 'POST', body, headers: type === null ? {} : { 'content-type': type } });
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('the form', () => {
  test.each<[string, NonNullable<RequestInit['body']>, string | null, number, string]>([
    ['no grant type', GOOD.replace('grant_type=password', 'x=y'), FORM, 400, 'invalid_request'],
    ['another grant type', GOOD.replace('password', 'magic'), FORM, 400, 'unsupported_grant_type'],
    ['no user name', GOOD.replace('username=', 'user='), FORM, 400, 'invalid_request'],
    ['no password', GOOD.replace('&password=', '&pass='), FORM, 400, 'invalid_request'],
    ['no client', 'grant_type=password&username=u&password=p', FORM, 401, 'invalid_client'],
    ['no secret', GOOD.replace('client_secret=', 'x='), FORM, 401, 'invalid_client'],
    ['JSON', JSON.stringify({ grant_type: 'password' }), 'application/json', 400, 'invalid_request'],
    ['multipart', '--x--', 'multipart/form-data; boundary=x', 400, 'invalid_request'],
    ['no content type', bytes(GOOD), null, 400, 'invalid_request'],
    ['a type that only begins like a form', GOOD, `${FORM}x`, 400, 'invalid_request'],
    ['nothing', '', FORM, 400, 'invalid_request'],
    ['only separators', '&&&=&=&', FORM, 400, 'invalid_request'],
    ['half an escape', `${GOOD}&x=%`, FORM, 400, 'invalid_request'],
    ['an escape without hex', `${GOOD}&x=%zz`, FORM, 400, 'invalid_request'],
    ['an escape that is no UTF-8', `${GOOD}&x=%ff`, FORM, 400, 'invalid_request'],
    ['an overlong escape', `${GOOD}&x=%c0%af`, FORM, 400, 'invalid_request'],
    ['an escaped surrogate', `${GOOD}&x=%ed%a0%80`, FORM, 400, 'invalid_request'],
    ['raw bytes that are no UTF-8', bytes(GOOD, '&x=', [0xff, 0xfe]), FORM, 400, 'invalid_request'],
    ['zero bytes in the password', GOOD.replace('changeme', 'change%00me'), FORM, 400, 'invalid_grant'],
    ['a form above 1 MiB', `${GOOD}&x=${'a'.repeat(1_048_576)}`, FORM, 400, 'invalid_request'],
    ['a long user name', GOOD.replace('sampleuser', 'u'.repeat(500_000)), FORM, 400, 'invalid_grant'],
    ['many parameters', `${GOOD}${Array.from({ length: 50_000 }, (_, i) => `&p${i}=`).join('')}&username=again`, FORM, 400, 'invalid_request'],
  ])('%s', async (_, body, type, status, error) => {
    const answer = await post(body, type);
    expect([answer.status, answer.error]).toEqual([status, error]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toMatch(/\bat \w|Error:|node:/);
  });

  test('a form above 1 MiB passes the Switch in front of the filter, which refuses it', async () => {
    const answer = await post(`${GOOD}&x=${'a'.repeat(1_048_576)}`, FORM, '/api/oauth/token');
    expect([answer.status, answer.error]).toEqual([400, 'invalid_request']);
  });

  test.each(['grant_type', 'username', 'password', 'scope', 'refresh_token', 'format', 'client_id', 'client_secret'])('%s sent twice', async (name) => {
    const value = new URLSearchParams(GOOD).get(name) ?? 'json';
    const answer = await post(`${GOOD}&${name}=${value}${new URLSearchParams(GOOD).has(name) ? '' : `&${name}=${value}`}`);
    expect([answer.status, answer.error]).toEqual([400, 'invalid_request']);
  });

  test.each<[string, NonNullable<RequestInit['body']>, string]>([
    ['unknown parameters, even twice', `${GOOD}&x=1&x=2&y`, FORM],
    ['a charset', GOOD, `${FORM};charset=UTF-8`],
    ['another spelling of the type', GOOD, 'Application/X-WWW-Form-URLencoded'],
    ['an unknown format', `${GOOD}&format=yaml`, FORM],
    ['a dead refresh token', `${GOOD}&refresh_token=dead`, FORM],
    ['empty optional parameters', `${GOOD}&scope=&refresh_token=&format=`, FORM],
  ])('%s is no fault', async (_, body, type) => {
    expect((await post(body, type)).status).toBe(200);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s needs POST', async (method) => {
    for (const path of ['/direct', '/refresh', '/api/oauth/revoke']) {
      const answer = await send(path, { method, ...(method === 'GET' ? {} : { body: GOOD, headers: { 'content-type': FORM } }) });
      expect([path, answer.status, answer.headers.get('allow'), answer.error]).toEqual([path, 405, 'POST', 'invalid_request']);
    }
  });
});

describe('the listener', () => {
  test('a body above its limit is refused, announced or not', async () => {
    expect((await post('x'.repeat(3_000_001))).status).toBe(413);
    const chunks = new ReadableStream<Uint8Array>({ start: (to) => { for (let i = 0; i < 40; i++) to.enqueue(new Uint8Array(100_000)); to.close(); } });
    const answer = await send('/direct', { method: 'POST', body: chunks, duplex: 'half', headers: { 'content-type': FORM } } as RequestInit);
    expect(answer.status).toBe(413);
    expect((await post('x'.repeat(2_999_999))).status).toBe(400);
  });

  test.each([
    ['/api/oauth/tokeninfo', 'GET', 405],
    ['/api/oauth/tokeninfo/more/segments', 'POST', 400],
    ['/api/oauth/token/', 'POST', 401],
    ['/api/oauth/token//', 'POST', 401],
    ['/xlib/nothing', 'GET', 501],
  ])('%s %s → %i', async (path, method, status) => {
    const answer = await send(path, { method, ...(method === 'GET' ? {} : { body: 'grant_type=password', headers: { 'content-type': FORM } }) });
    expect(answer.status).toBe(status);
    if (status === 405) expect(answer.headers.get('allow')).toBe('POST');
  });

  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let got = '';
      socket.setTimeout(5000, () => socket.destroy(new Error('no answer'))).on('data', (chunk) => { got += chunk.toString(); if (got.includes('\r\n\r\n')) socket.end(); }).on('close', () => resolve(got)).on('error', reject);
    });

  test.each([
    ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1.1 400/],
    ['a header line without colon', 'GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n', /^HTTP\/1.1 400/],
    ['both lengths', `POST /direct HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, /^HTTP\/1.1 400/],
    ['huge headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1.1 431/],
    ['an absolute target', `GET http://other.example/api/oauth/tokeninfo?x=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, /^HTTP\/1.1 405/],
    ['a binary Authorization header', 'POST /api/oauth/revoke HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nAuthorization: Basic \xff\xfe\r\nContent-Length: 7\r\n\r\ntoken=x', /^HTTP\/1.1 401/],
  ])('%s', async (_, text, expected) => {
    expect(await raw(text)).toMatch(expected);
  });

  test('a client that goes away in the middle of its body is no fault', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('POST /direct HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc', () => setTimeout(() => socket.destroy(), 30)));
      socket.on('close', () => setTimeout(resolve, 50));
    });
    expect(served.faults).toEqual([]);
    expect((await post(GOOD)).status).toBe(200);
  });
});

describe('Basic credentials', () => {
  const revoke = (basic: string) => send('/api/oauth/revoke', { method: 'POST', body: 'token=x', headers: { 'content-type': FORM, authorization: basic } });
  const encode = (text: string | Buffer): string => `Basic ${Buffer.from(text).toString('base64')}`;
  const ID = 'SampleConfidentialApp';
  const SECRET = '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec';

  test.each([
    ['as they are', encode(`${ID}:${SECRET}`), 200],
    ['form-encoded (RFC 6749 §2.3.1)', encode(`${ID}:${SECRET.replaceAll('-', '%2D')}`), 200],
    ['scheme in lower case', encode(`${ID}:${SECRET}`).replace('Basic', 'basic'), 200],
    ['without padding', encode(`${ID}:${SECRET}`).replaceAll('=', ''), 200],
    ['no base64', 'Basic %%%', 401],
    ['nothing', 'Basic', 401],
    ['no colon', encode(ID), 401],
    ['no id', encode(`:${SECRET}`), 401],
    ['empty secret', encode(`${ID}:`), 401],
    ['bad escapes', encode(`${ID}:%zz`), 401],
    ['bytes that are no UTF-8', encode(Buffer.from([0xff, 0x3a, 0xfe])), 401],
    ['another scheme', `Bearer ${SECRET}`, 401],
  ])('%s', async (_, basic, status) => {
    const answer = await revoke(basic);
    expect(answer.status).toBe(status);
    if (status === 401) expect([answer.error, answer.headers.get('www-authenticate')]).toEqual(['invalid_client', 'Basic realm="DefaultRealm"']);
  });
});
