import type { ServerResponse } from 'node:http';
import { answerServerError } from '#shared/filters/oauth2/answers.ts';
import type { MessageBody } from '#shared/filters/message.ts';
import { TextBody } from '#shared/filters/text-body.ts';
import type { WhiteboardMessage } from '#shared/filters/whiteboard-message.ts';

/** How a policy ended at top level. */
export type PolicyEnd = 'pass' | 'fail' | 'abort';

/** What was sent, for trace and traffic. */
export interface SentAnswer {
  readonly status: number;
  /** Bytes of the body. */
  readonly sent: number;
  /** Names and values in turns. */
  readonly headers: readonly string[];
}

type Content = Pick<MessageBody, 'bytes' | 'text'>;

const EMPTY: Content = { bytes: new Uint8Array(0), text: '' };
const FAULT_TYPE = 'text/xml;charset=UTF-8';

/** The product's built-in fault, a SOAP Fault (domain: policies end false or abort, and nobody answered). */
function soapFault(text: string): Content {
  return new TextBody(
    '<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>' +
      `<faultcode>soap:Server</faultcode><faultstring>${text}</faultstring></soap:Fault></soap:Body></soap:Envelope>`,
    FAULT_TYPE,
  );
}

/** Answers without a body. */
export function writeEmpty(response: ServerResponse, status: number, headers: readonly string[] = []): SentAnswer {
  return write(response, status, [...headers], EMPTY);
}

function write(response: ServerResponse, status: number, headers: string[], content: Content): SentAnswer {
  const { text } = content;
  const isAscii = text !== undefined && Buffer.byteLength(text) === text.length;
  const sent = isAscii ? text.length : content.bytes.byteLength;
  headers.push('Content-Length', String(sent));
  response.writeHead(status, headers);
  // Head and body leave in one write when both are text.
  if (isAscii) response.end(text, 'latin1');
  else response.end(content.bytes);
  return { status, sent, headers };
}

/** `200, application/json, Cache-Control: no-store`. */
export function summaryOf({ status, headers }: SentAnswer): string {
  const parts = [String(status)];
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const name = headers[i]?.toLowerCase();
    if (name === 'content-type') parts.push(headers[i + 1] ?? '');
    else if (name === 'cache-control' || name === 'www-authenticate' || name === 'allow') parts.push(`${headers[i]}: ${headers[i + 1]}`);
  }
  return parts.join(', ');
}

/** Nobody answered: a fault handler's body if it made one, else the built-in fault. */
function writeFault(response: ServerResponse, message: WhiteboardMessage, end: 'fail' | 'abort', requestBody: MessageBody): SentAnswer {
  const status = end === 'fail' ? 403 : message.owesServerError ? 503 : 500;
  const headers = message.owesServerError ? ['Cache-Control', 'no-store', 'Pragma', 'no-cache'] : [];
  const { contentType } = message.body;
  if (message.fault === 'handled' && message.body !== requestBody) {
    return write(response, status, contentType === undefined ? headers : ['Content-Type', contentType, ...headers], message.body);
  }
  return write(response, status, ['Content-Type', FAULT_TYPE, ...headers], soapFault(end === 'fail' ? 'Message blocked' : 'Internal error'));
}

/**
 * Sends what the policy left. Without an answer: true is 200 and nothing, false 403, an abort 500, and of an OAuth
 * filter 503 (product decisions 10, 33a). What was answered before an abort does not count.
 */
export function writeAnswer(response: ServerResponse, message: WhiteboardMessage, end: PolicyEnd, requestBody: MessageBody): SentAnswer {
  if (end === 'abort' && message.fault !== 'handled') message.answer = null;
  const isHandled = message.fault === 'handled' && message.body !== requestBody;
  if (message.answer === null && end === 'abort' && message.owesServerError && !isHandled) {
    message.body = requestBody;
    answerServerError(message);
  }
  const { answer } = message;
  if (answer === null) return end === 'pass' ? writeEmpty(response, 200) : writeFault(response, message, end, requestBody);
  const headers: string[] = [];
  for (const [name, value] of answer.headers.entries()) {
    if (!/^(content-length|transfer-encoding|connection)$/i.test(name)) headers.push(name, value);
  }
  // A policy that only set a status never meant to send the request's body, with its passwords, back.
  const isEcho = message.body === requestBody && answer.headers.get('content-type') === undefined;
  return write(response, answer.status, headers, isEcho ? EMPTY : message.body);
}
