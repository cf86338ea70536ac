import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { RunPorts } from '#shared/filters/executor.ts';
import type { StoreMode, TrafficRow } from '#shared/api/views.ts';
import { MessageHeaders } from '#shared/filters/header-list.ts';
import { WhiteboardMessage } from '#shared/filters/whiteboard-message.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { Fingerprint } from '../engine/attribute-view.ts';
import { describeFailure } from '../engine/faults.ts';
import type { CompiledPolicy } from '../engine/program.ts';
import { RunTracer } from '../engine/run-tracer.ts';
import { summaryOf, writeAnswer, writeEmpty, type PolicyEnd, type SentAnswer } from './answer-writer.ts';
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
  /** Token stores of the deployment, and how this run treats them. */
  readonly stores: ReadonlyMap<string, StoreMode>;
  readonly fingerprint: Fingerprint;
  /** Bytes. */
  readonly maxBody: number;
  readonly sinks: GatewaySinks;
  /** Gives, once, the run that a trace key was registered for. */
  takeTrace(key: string): string | undefined;
}

/** Header with the one-time key of a traced request. */
export const TRACE_HEADER = 'x-policy-bench-trace';

const EMPTY = new Uint8Array(0);

/** What a request's header lines say, read in one go. */
interface RequestHead {
  readonly headers: MessageHeaders;
  readonly traceKey: string | undefined;
  /** Bytes; undefined when the head does not say. */
  readonly length: number | undefined;
  readonly hasBody: boolean;
}

function headOf({ rawHeaders }: IncomingMessage): RequestHead {
  const entries: [string, string][] = [];
  let traceKey: string | undefined;
  let length: number | undefined;
  let isChunked = false;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    const value = rawHeaders[i + 1] as string;
    if (isNamed(name, TRACE_HEADER)) {
      traceKey = value;
      continue;
    }
    if (isNamed(name, 'content-length')) length = Number(value);
    else if (isNamed(name, 'transfer-encoding')) isChunked = true;
    entries.push([name, value]);
  }
  return { headers: new MessageHeaders(entries), traceKey, length, hasBody: isChunked || (length ?? 0) > 0 };
}

function isNamed(name: string, wanted: string): boolean {
  return name.length === wanted.length && name.toLowerCase() === wanted;
}

/** What becomes of a request's body: one of them is called, once. */
interface BodyReader {
  readonly complete: (body: Uint8Array) => void;
  readonly tooLarge: () => void;
}

/** A client that goes away before its body is complete gets no answer. */
function readBody(request: IncomingMessage, limit: number, { complete, tooLarge }: BodyReader): void {
  const chunks: Uint8Array[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size <= limit) chunks.push(chunk);
    else if (size - chunk.byteLength <= limit) tooLarge();
  });
  request.on('end', () => {
    if (size <= limit) complete(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, size));
  });
}

/** Serves one request; never throws. */
export function serve(site: ServedSite, request: IncomingMessage, response: ServerResponse): void {
  const failed = (error: unknown): void => {
    site.sinks.fault(error instanceof Error ? error.name : 'fault');
    if (response.headersSent) response.destroy();
    else writeEmpty(response, 500);
  };
  try {
    answerRequest(site, request, response, failed);
  } catch (error) {
    failed(error);
  }
}

/** The part of the request target before the query, and the query; a proxy's absolute form is accepted too. */
function targetOf(url: string): { readonly path: string; readonly query: string } {
  const start = url.startsWith('/') ? 0 : Math.max(0, url.indexOf('/', url.indexOf('://') + 3));
  const at = url.indexOf('?', start);
  return at < 0 ? { path: url.slice(start), query: '' } : { path: url.slice(start, at), query: url.slice(at + 1) };
}

interface Exchange {
  readonly site: ServedSite;
  readonly started: number;
  readonly method: string;
  readonly path: string;
  readonly response: ServerResponse;
}

/** Reports a request to traffic; 404 and the like have no message. */
function report({ site, started, method, path }: Exchange, answered: SentAnswer, end: PolicyEnd, message?: WhiteboardMessage, runId?: string): void {
  const text = (name: string): string | undefined => {
    const value = message?.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  site.sinks.traffic({
    id: message?.id ?? site.ports.random.uuid(), at: site.ports.clock.now(), service: site.service, method, path, status: answered.status,
    ms: site.ports.clock.elapsed() - started, bytesIn: message?.requestBytes ?? 0, bytesOut: answered.sent,
    outcome: end === 'pass' ? 'Passed' : end === 'fail' ? 'Blocked' : 'Exception', client: text('authentication.application.id'), subject: text('authentication.subject.id'), runId,
  });
}

/** What a path without a policy gets; undefined when a policy serves it. */
function refuseRoute(exchange: Exchange, match: ReturnType<PathTable<RouteHandler>['match']>): SentAnswer | undefined {
  const { response } = exchange;
  if (match.kind === 'none') return writeEmpty(response, 404);
  if (match.kind === 'wrong-method') return writeEmpty(response, 405, ['Allow', match.allow.join(', ')]);
  return match.handler === null ? writeEmpty(response, 501) : undefined;
}

function answerRequest(site: ServedSite, request: IncomingMessage, response: ServerResponse, failed: (error: unknown) => void): void {
  const { path, query } = targetOf(request.url ?? '/');
  const method = request.method ?? 'GET';
  const exchange: Exchange = { site, started: site.ports.clock.elapsed(), method, path, response };
  const match = site.routes.match(path, method);
  const refused = refuseRoute(exchange, match);
  if (refused !== undefined || match.kind !== 'found' || match.handler === null) {
    request.resume();
    if (refused !== undefined) report(exchange, refused, 'fail');
    return;
  }
  const { handler, prefix } = match;
  const head = headOf(request);
  const tooLarge = (): void => report(exchange, refuseBody(request, response), 'fail');
  const complete = (body: Uint8Array): void => {
    try {
      const { socket } = request;
      const message = new WhiteboardMessage(site.ports.random.uuid(), {
        method, path, matchedPath: prefix, query, httpVersion: request.httpVersion,
        secure: (socket as Partial<TLSSocket>).encrypted === true, clientAddress: socket.remoteAddress ?? '', localPort: socket.localPort ?? 0, headers: head.headers,
      }, body);
      runAndAnswer(exchange, handler, message, tracerOf(exchange, head.traceKey, message))?.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
  if ((head.length ?? 0) > site.maxBody) tooLarge();
  else if (head.hasBody) readBody(request, site.maxBody, { complete, tooLarge });
  else complete(EMPTY);
}

/** The rest of the body is read and dropped: a client that is still sending must get to read the answer. */
function refuseBody(request: IncomingMessage, response: ServerResponse): SentAnswer {
  const answered = writeEmpty(response, 413);
  request.removeAllListeners('data').resume();
  return answered;
}

function tracerOf({ site, method, path }: Exchange, key: string | undefined, message: WhiteboardMessage): { readonly tracer: RunTracer; readonly runId: string } | undefined {
  const runId = key === undefined ? undefined : site.takeTrace(key);
  if (runId === undefined) return undefined;
  const tracer = new RunTracer(runId, site.ports.clock, site.fingerprint, site.sinks.trace);
  tracer.emit({ kind: 'request', method, path, service: site.service, interfaceName: site.interfaceName });
  message.trace = tracer;
  return { tracer, runId };
}

function runAndAnswer(exchange: Exchange, policy: CompiledPolicy, message: WhiteboardMessage, traced: ReturnType<typeof tracerOf>): Promise<void> | undefined {
  const requestBody = message.body;
  const finish = (end: PolicyEnd): void => {
    const answered = writeAnswer(exchange.response, message, end, requestBody);
    traced?.tracer.answer(answered.status, summaryOf(answered), [...exchange.site.stores.values()]);
    report(exchange, answered, end, message, traced?.runId);
  };
  const pending = runPolicy(policy, message);
  if (typeof pending !== 'string') return pending.then(finish);
  finish(pending);
  return undefined;
}

function runPolicy(policy: CompiledPolicy, message: WhiteboardMessage): PolicyEnd | Promise<PolicyEnd> {
  // The reason of an abort is in the trace; clients learn nothing of it.
  const aborted = (): PolicyEnd => 'abort';
  const settle = (outcome: 'pass' | 'fail'): PolicyEnd | Promise<PolicyEnd> => {
    if (outcome === 'pass' || message.answer !== null) return outcome;
    describeFailure(message, policy.entity, 'The policy ended false');
    const handled = policy.runFault(message);
    if (handled !== undefined) message.fault = 'handled';
    return handled instanceof Promise ? handled.then(() => outcome) : outcome;
  };
  try {
    const pending = policy.run(message, 'path');
    return pending instanceof Promise ? pending.then(settle).catch(aborted) : settle(pending);
  } catch {
    return aborted();
  }
}
