import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { performance } from 'node:perf_hooks';
import type { TestMessage } from './test-message.ts';

/** The gateway's answer as it came. */
export interface Exchange {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly bytes: number;
  /** Milliseconds from sending to the last byte. */
  readonly ms: number;
}

const TIME_LIMIT_MS = 60_000;
/** Bytes of an answer that are kept; the rest is counted only. */
const KEPT_BYTES = 1_048_576;

async function readAnswer(response: IncomingMessage, started: number): Promise<Exchange> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (bytes < KEPT_BYTES) chunks.push(chunk);
    bytes += chunk.byteLength;
  }
  const ms = performance.now() - started;
  const { rawHeaders } = response;
  const headers = rawHeaders.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
  return { status: response.statusCode ?? 0, statusText: response.statusMessage ?? '', headers, body: Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8'), bytes, ms };
}

/**
 * Sends a test request to a listener of the embedded gateway. `extra` headers are sent but are no part of the
 * message. Rejects when no answer comes. The certificate is not checked: the address is our own listener on
 * loopback, and a store's certificate names other hosts.
 */
export function exchange(origin: string, message: TestMessage, extra: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Exchange> {
  const { protocol, hostname, port, host } = new URL(origin);
  const headers: Record<string, string> = { Host: host, ...Object.fromEntries(message.headers.map(({ name, value }) => [name, value])), ...extra, Connection: 'close' };
  const options = { host: hostname, port, method: message.method, path: message.path, headers, agent: false as const, signal, timeout: TIME_LIMIT_MS, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const request = (protocol === 'https:' ? httpsRequest : httpRequest)(options, (response) => {
      readAnswer(response, started).then(resolve, reject);
    });
    request.on('timeout', () => request.destroy(new Error(`No answer within ${TIME_LIMIT_MS / 1000} s`)));
    request.on('error', reject);
    request.end(message.body);
  });
}
