import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, sep } from 'node:path';
import { contentPolicy, mediaTypeOf, noncePlaceholder, staticHeaders } from '#shared/api/content-policy.ts';
import type { CallAnswer } from '#shared/api/transport.ts';
import { BrowserGuard, type Admission } from './browser-guard.ts';

/** What the bridge carries. */
export interface BridgeOptions {
  /** Folder of the built window. */
  readonly staticFolder: string;
  /** 0: a free port. */
  readonly port: number;
  readonly call: (method: string, params: unknown) => Promise<CallAnswer>;
}

/** A running bridge. */
export interface HttpBridge {
  /** Address with the one-time token. */
  readonly url: string;
  /** An event for every window that listens. */
  send(name: string, payload: unknown): void;
  close(): Promise<void>;
}

/** Longest call, in bytes; a script or a schema may be pasted into a field. */
const callLimit = 16 * 1024 * 1024;
const heartbeatMs = 15_000;

/**
 * Serves the window and the host's API on 127.0.0.1: `POST /api/call {method, params}` answers with a
 * `CallAnswer`, `GET /api/events` streams `{name, payload}`, anything else is a file of the window.
 */
export async function startHttpBridge(options: BridgeOptions): Promise<HttpBridge> {
  const bridge = new Bridge(options);
  await bridge.listen(options.port);
  return bridge;
}

class Bridge implements HttpBridge {
  private readonly options: BridgeOptions;
  private readonly guard = new BrowserGuard();
  private readonly listeners = new Set<ServerResponse>();
  private readonly server = createServer((request, response) => {
    this.serve(request, response).catch(() => refuse(response, 500, 'The host failed at this.'));
  });
  private heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(options: BridgeOptions) {
    this.options = options;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/?token=${this.guard.token}`;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    this.guard.bindTo((this.server.address() as AddressInfo).port);
    this.heartbeat = setInterval(() => {
      for (const response of this.listeners) response.write(': alive\n\n');
    }, heartbeatMs);
    this.heartbeat.unref();
  }

  send(name: string, payload: unknown): void {
    const text = `data: ${JSON.stringify({ name, payload })}\n\n`;
    for (const response of this.listeners) response.write(text);
  }

  close(): Promise<void> {
    clearInterval(this.heartbeat);
    for (const response of this.listeners) response.end();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = this.guard.admitHost(request);
    if (!host.ok) return refuseAs(response, host);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const token = url.searchParams.get('token');
    if (request.method === 'GET' && url.pathname === '/' && token !== null) return this.enter(request, response, token);
    const admission = this.guard.admit(request, request.method !== 'GET');
    if (!admission.ok) return refuseAs(response, admission);
    if (url.pathname === '/api/call') return this.call(request, response);
    if (request.method !== 'GET') return refuse(response, 405, 'Only GET is answered here.');
    if (url.pathname === '/api/events') return this.stream(request, response);
    return this.file(url.pathname, response);
  }

  private enter(request: IncomingMessage, response: ServerResponse, token: string): void {
    const cookie = this.guard.redeem(token);
    // Reloading the printed address in the browser that was let in just goes on.
    if (cookie === undefined && !this.guard.admit(request, false).ok) return refuse(response, 403, 'This address has been used, or is not the one that was printed. Start browser mode again for a new one.');
    response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }) }).end();
  }

  private async call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405, 'Only POST is answered here.');
    if (request.headers['content-type'] !== 'application/json') return refuse(response, 415, 'A call is JSON.');
    const body = await bodyOf(request);
    if (body === undefined) return refuse(response, 413, 'The call is too long.');
    const asked = parseCall(body);
    if (asked === undefined) return refuse(response, 400, 'A call has a method and parameters.');
    const answer = await this.options.call(asked.method, asked.params);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }).end(JSON.stringify(answer));
  }

  private stream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    response.write(': connected\n\n');
    this.listeners.add(response);
    request.on('close', () => this.listeners.delete(response));
  }

  private async file(pathname: string, response: ServerResponse): Promise<void> {
    const file = fileIn(this.options.staticFolder, pathname === '/' ? '/index.html' : pathname);
    const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (file === undefined || content === undefined) return refuse(response, 404, 'There is no such file.');
    const headers: Record<string, string> = { ...staticHeaders, 'Content-Type': mediaTypeOf(file), 'Cache-Control': 'no-cache' };
    if (!file.endsWith('.html')) {
      response.writeHead(200, headers).end(content);
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, { ...headers, 'Content-Security-Policy': contentPolicy(nonce), 'Cache-Control': 'no-store' }).end(content.toString('utf8').replaceAll(noncePlaceholder, nonce));
  }
}

function fileIn(folder: string, pathname: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? file : undefined;
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > callLimit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseCall(body: string): { readonly method: string; readonly params: unknown } | undefined {
  try {
    const { method, params } = JSON.parse(body) as { method?: unknown; params?: unknown };
    return typeof method === 'string' ? { method, params: params ?? {} } : undefined;
  } catch {
    return undefined;
  }
}

function refuseAs(response: ServerResponse, admission: Extract<Admission, { ok: false }>): void {
  refuse(response, admission.status, admission.reason);
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', Connection: 'close' }).end(`${reason}\n`);
}
