import * as crypto from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The request that every server answers: client in the form, one user, one scope. */
export const TOKEN_PATH = '/api/oauth/token';
export const CLIENT_ID = 'SampleConfidentialApp';
export const CLIENT_SECRET = '6808d4b6-ef09-4b0d-8f28-3b05da9c48ec';
export const USER = 'sampleuser';
export const PASSWORD = 'changeme';
export const SCOPE = 'resource.READ';
export const TOKEN_FORM = `grant_type=password&client_id=${CLIENT_ID}&client_secret=${CLIENT_SECRET}&username=${USER}&password=${PASSWORD}&scope=${SCOPE}`;

function listen(handler: RequestListener): Promise<number> {
  const server = createServer(handler);
  return new Promise((resolve) => server.listen({ host: '127.0.0.1', port: 0, backlog: 512 }, () => resolve((server.address() as AddressInfo).port)));
}

function withBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
}

const CONSTANT = Buffer.from(JSON.stringify({ access_token: 'a'.repeat(54), token_type: 'Bearer', expires_in: 3600, refresh_token: 'r'.repeat(46), scope: SCOPE }));

/** The unit: body read, constant JSON. */
export function startBare(): Promise<number> {
  return listen((request, response) => {
    withBody(request, () => response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': CONSTANT.length }).end(CONSTANT));
  });
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const block = Buffer.alloc(4096);
let at = block.length;

function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    if (at === block.length) {
      crypto.randomFillSync(block);
      at = 0;
    }
    const byte = block[at++] ?? 255;
    if (byte < 248) text += ALPHABET[byte % 62];
  }
  return text;
}

const oneShot = Reflect.get(crypto, 'hash') as ((algorithm: string, text: string, encoding: string) => unknown) | undefined;
const sha256 = (text: string): string => (oneShot === undefined ? crypto.createHash('sha256').update(text).digest('base64') : String(oneShot('sha256', text, 'base64')));
const sha256Bytes = (text: string): Buffer => (oneShot === undefined ? crypto.createHash('sha256').update(text).digest() : (oneShot('sha256', text, 'buffer') as Buffer));

function parse(body: string): Map<string, string> | undefined {
  const form = new Map<string, string>();
  for (const pair of body.split('&')) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? '' : pair.slice(equals + 1);
    if (form.has(name)) return undefined;
    form.set(name, /[%+]/.test(value) ? decodeURIComponent(value.replaceAll('+', ' ')) : value);
  }
  return form;
}

/** The practical limit: the same work by hand, without policies, configuration or trace. */
export function startHandTuned(): Promise<number> {
  const tokens = new Map<string, object>();
  const secret = sha256Bytes(CLIENT_SECRET);
  const password = sha256Bytes(PASSWORD);
  const matches = (given: string | undefined, expected: Buffer): boolean => given !== undefined && crypto.timingSafeEqual(sha256Bytes(given), expected);
  const answer = (form: Map<string, string> | undefined): readonly [status: number, body: string] => {
    if (form?.get('grant_type') !== 'password') return [400, '{"error":"invalid_request"}'];
    if (form.get('client_id') !== CLIENT_ID || !matches(form.get('client_secret'), secret)) return [401, '{"error":"invalid_client"}'];
    if (form.get('username') !== USER || !matches(form.get('password'), password)) return [400, '{"error":"invalid_grant"}'];
    const scope = form.get('scope') ?? '';
    const [access, refresh] = [randomText(54), randomText(46)];
    const now = Date.now();
    const refreshDigest = sha256(refresh);
    tokens.set(refreshDigest, { clientId: CLIENT_ID, userName: USER, scope, expiresAt: now + 43_200_000 });
    tokens.set(sha256(access), { clientId: CLIENT_ID, userName: USER, scope, expiresAt: now + 3_600_000, refreshDigest });
    return [200, `{"access_token":"${access}","token_type":"Bearer","expires_in":3600,"refresh_token":"${refresh}","scope":"${scope}"}`];
  };
  return listen((request, response) => {
    withBody(request, (body) => {
      const [status, text] = answer(parse(body.toString('latin1')));
      response.writeHead(status, ['Content-Type', 'application/json', 'Cache-Control', 'no-store', 'Pragma', 'no-cache', 'Content-Length', String(text.length)]).end(text);
    });
  });
}
