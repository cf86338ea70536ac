import { mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHttpBridge, type HttpBridge } from './http-bridge.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

let bridge: HttpBridge;
let port: number;
let token: string;

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-bench-window-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><style nonce="__NONCE__"></style>');
  writeFileSync(join(folder, 'app.js'), 'export {};');
  bridge = await startHttpBridge({ staticFolder: folder, port: 0, call: (method, params) => Promise.resolve({ ok: true, value: { method, params } }) });
  const url = new URL(bridge.url);
  port = Number(url.port);
  token = url.searchParams.get('token') ?? '';
});

afterEach(() => bridge.close());

/** Plain `node:http`, because `fetch` does not let us lie about Host and Origin. */
function send(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function enter(): Promise<string> {
  const answer = await send('GET', `/?token=${token}`);
  return String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

const call = (cookie: string, headers: Record<string, string> = {}): Promise<Answer> =>
  send('POST', '/api/call', { cookie, origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json', ...headers }, JSON.stringify({ method: 'app.info', params: {} }));

test('the token becomes a strict cookie, and the address loses it', async () => {
  const answer = await send('GET', `/?token=${token}`);
  expect(answer).toMatchObject({ status: 303, headers: { location: '/' } });
  expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(String(answer.headers['set-cookie'])).not.toContain(token);
});

test('the token works once; the browser that used it may reload', async () => {
  const cookie = await enter();
  expect((await send('GET', `/?token=${token}`)).status).toBe(403);
  expect((await send('GET', `/?token=${token}`, { cookie })).status).toBe(303);
});

test.each([
  ['wrong token', () => send('GET', '/?token=guess'), 403],
  ['page without cookie', () => send('GET', '/'), 401],
  ['file without cookie', () => send('GET', '/app.js'), 401],
  ['events without cookie', () => send('GET', '/api/events'), 401],
  ['call without cookie', () => call(''), 401],
  ['call with another cookie', () => call(`policy-bench-${port}=guess`), 401],
  ['rebound host name', async () => call(await enter(), { host: `evil.example:${port}` }), 403],
  ['rebound host name at the token', () => send('GET', `/?token=${token}`, { host: `evil.example:${port}` }), 403],
  ['another port’s host', async () => call(await enter(), { host: '127.0.0.1:1' }), 403],
  ['other origin', async () => call(await enter(), { origin: 'http://evil.example' }), 403],
  ['null origin', async () => call(await enter(), { origin: 'null' }), 403],
  ['call without origin', async () => send('POST', '/api/call', { cookie: await enter(), 'content-type': 'application/json' }, '{}'), 403],
  ['events for another origin', async () => send('GET', '/api/events', { cookie: await enter(), origin: 'http://evil.example' }), 403],
  ['cross-site by its own word', async () => call(await enter(), { 'sec-fetch-site': 'cross-site' }), 403],
  ['form post', async () => call(await enter(), { 'content-type': 'text/plain' }), 415],
  ['call by GET', async () => send('GET', '/api/call', { cookie: await enter() }), 405],
  ['no JSON', async () => send('POST', '/api/call', { cookie: await enter(), origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' }, '{'), 400],
  ['outside the folder', async () => send('GET', '/..%2f..%2fetc%2fpasswd', { cookie: await enter() }), 404],
])('refuses: %s', async (_name, ask, status) => {
  expect((await ask()).status).toBe(status);
});

test('serves calls, and the page with a policy and a nonce of its own', async () => {
  const cookie = await enter();
  expect(JSON.parse((await call(cookie)).body)).toEqual({ ok: true, value: { method: 'app.info', params: {} } });
  const [first, second] = [await send('GET', '/', { cookie }), await send('GET', '/', { cookie })];
  const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1];
  expect(first.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  expect(first.body).not.toContain('__NONCE__');
  expect(second.body).not.toBe(first.body);
  expect(await send('GET', '/app.js', { cookie })).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' } });
});

test('streams events', async () => {
  const cookie = await enter();
  const text = await new Promise<string>((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path: '/api/events', headers: { host: `127.0.0.1:${port}`, cookie } }, (response) => {
      let seen = '';
      response.on('data', (part: Buffer) => {
        seen += part.toString();
        if (seen.includes(': connected') && !seen.includes('data:')) bridge.send('registry.changed', { a: 'b\nc' });
        if (seen.includes('data:')) resolve(seen);
      });
    });
    request.on('error', reject);
    request.end();
  });
  expect(text).toContain('data: {"name":"registry.changed","payload":{"a":"b\\nc"}}\n\n');
});
