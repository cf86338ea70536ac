import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { RunPorts } from '#shared/filters/executor.ts';
import type { TrafficRow } from '#shared/api/views.ts';
import { MessageHeaders } from '#shared/filters/header-list.ts';
import { WhiteboardMessage } from '#shared/filters/whiteboard-message.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { CompiledPolicy } from '../engine/program.ts';
import { RunTracer } from '../engine/run-tracer.ts';
import type { PathTable } from './path-table.ts';

/** A path's policy; null for content that cannot be served here (501). */
export type RouteHandler = CompiledPolicy | null;

/** Where a gateway reports what happened. */
export interface GatewaySinks {
  trace(event: TraceEvent): void;
  traffic(row: TrafficRow): void;
  fault(message: string): void;
}

/** What a listener serves; replaced as a whole by a deployment. */
export interface ServedSite {
  readonly service: string;
  readonly interfaceName: string;
  readonly routes: PathTable<RouteHandler>;
  readonly ports: RunPorts;
  /** Bytes. */
  readonly maxBody: number;
  readonly sinks: GatewaySinks;
  /** Gives, once, the run that a trace key was registered for. */
  takeTrace(key: string): string | undefined;
}

/** Header with the one-time key of a traced request. */
export const TRACE_HEADER = 'x-policy-bench-trace';

class BodyTooLarge extends Error {}

async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > limit) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, size);
}

function headersOf(request: IncomingMessage): MessageHeaders {
  const entries: [string, string][] = [];
  const { rawHeaders } = request;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (name.toLowerCase() !== TRACE_HEADER) entries.push([name, rawHeaders[i + 1] as string]);
  }
  return new MessageHeaders(entries);
}

function plain(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...headers, 'Content-Length': '0' }).end();
}

/** Serves one request; never rejects. */
export async function serve(site: ServedSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await answerRequest(site, request, response);
  } catch (error) {
    if (error instanceof BodyTooLarge) plain(response, 413, { Connection: 'close' });
    else if (!request.destroyed || request.complete) {
      site.sinks.fault(error instanceof Error ? error.name : 'fault');
      if (response.headersSent) response.destroy();
      else plain(response, 500);
    }
  }
}

async function answerRequest(site: ServedSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = site.ports.clock.elapsed();
  const target = request.url ?? '/';
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const method = request.method ?? 'GET';
  const match = site.routes.match(path, method);
  if (match.kind === 'none') return plain(response, 404);
  if (match.kind === 'wrong-method') return plain(response, 405, { Allow: match.allow.join(', ') });
  if (match.handler === null) return plain(response, 501);
  if (Number(request.headers['content-length'] ?? 0) > site.maxBody) throw new BodyTooLarge();
  const body = await readBody(request, site.maxBody);
  const message = new WhiteboardMessage(site.ports.random.uuid(), {
    method, path, matchedPath: match.prefix, query: at < 0 ? '' : target.slice(at + 1), httpVersion: request.httpVersion,
    secure: (request.socket as Partial<TLSSocket>).encrypted === true, clientAddress: request.socket.remoteAddress ?? '', localPort: request.socket.localPort ?? 0, headers: headersOf(request),
  }, body);
  const key = request.headers[TRACE_HEADER];
  const runId = typeof key === 'string' ? site.takeTrace(key) : undefined;
  const tracer = runId === undefined ? undefined : new RunTracer(runId, site.ports.clock, site.sinks.trace);
  tracer?.emit({ kind: 'request', method, path, service: site.service, interfaceName: site.interfaceName });
  message.trace = tracer ?? null;
  const outcome = await runPolicy(match.handler, message);
  const { status, sent } = send(response, message, outcome);
  tracer?.answer(status, `${status} with ${sent} bytes`);
  site.sinks.traffic({
    id: message.id, at: site.ports.clock.now(), service: site.service, method, path, status, ms: site.ports.clock.elapsed() - started,
    bytesIn: body.byteLength, bytesOut: sent, outcome: outcome === 'pass' ? 'Passed' : outcome === 'fail' ? 'Blocked' : 'Exception', runId,
  });
}

async function runPolicy(policy: CompiledPolicy, message: WhiteboardMessage): Promise<'pass' | 'fail' | 'abort'> {
  try {
    const pending = policy.run(message, 'path');
    const outcome = typeof pending === 'string' ? pending : await pending;
    if (outcome === 'fail' && message.answer === null) await policy.runFault(message);
    return outcome;
  } catch {
    // The reason is in the trace; clients learn nothing of it.
    return 'abort';
  }
}

const DEFAULT_STATUS = { pass: 200, fail: 403, abort: 500 } as const;

function send(response: ServerResponse, message: WhiteboardMessage, outcome: 'pass' | 'fail' | 'abort'): { readonly status: number; readonly sent: number } {
  const { answer } = message;
  if (answer === null) {
    plain(response, DEFAULT_STATUS[outcome]);
    return { status: DEFAULT_STATUS[outcome], sent: 0 };
  }
  const { bytes } = message.body;
  const headers: string[] = [];
  for (const [name, value] of answer.headers.entries()) {
    if (!/^(content-length|transfer-encoding|connection)$/i.test(name)) headers.push(name, value);
  }
  headers.push('Content-Length', String(bytes.byteLength));
  response.writeHead(answer.status, headers).end(bytes);
  return { status: answer.status, sent: bytes.byteLength };
}
