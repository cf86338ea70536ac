import type { Message } from '../message.ts';
import { MessageHeaders } from '../header-list.ts';
import { TextBody } from '../text-body.ts';
import type { Refusal } from './refusal.ts';
import { formOfBody, MAX_FORM_BYTES, type RequestForm } from './request-form.ts';

/** Form of an answer, the `format` parameter. */
export type AnswerFormat = 'json' | 'urlencoded' | 'xml';
/** Members of an answer, in order. */
export type AnswerMembers = readonly (readonly [string, string | number])[];

const CONTENT_TYPES: Readonly<Record<AnswerFormat, string>> = {
  json: 'application/json',
  urlencoded: 'application/x-www-form-urlencoded',
  xml: 'application/xml',
};

/** The format a form asks for; JSON when none or an unknown one. */
export function formatOf(form: RequestForm | undefined): AnswerFormat {
  const wanted = form?.values.get('format');
  return wanted === 'xml' || wanted === 'urlencoded' ? wanted : 'json';
}

const XML_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xmlText(text: string): string {
  // Characters outside XML 1.0 cannot be written at all, not even escaped.
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd').replace(/[&<>"]/g, (c) => XML_ESCAPES[c] ?? c);
}

function xmlName(name: string): string {
  const cleaned = name.replace(/[^A-Za-z0-9_.-]/g, '_');
  return /^[A-Za-z_]/.test(cleaned) ? cleaned : `_${cleaned}`;
}

/** Most members need no escape, and looking costs less than escaping. */
function quoted(text: string): string {
  return /^[\w .:/-]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

function encode(members: AnswerMembers, format: AnswerFormat): string {
  if (format === 'json') return `{${members.map(([name, value]) => `${quoted(name)}:${typeof value === 'number' ? value : quoted(value)}`).join(',')}}`;
  if (format === 'urlencoded') return members.map(([name, value]) => `${formEncode(name)}=${formEncode(String(value))}`).join('&');
  const elements = members.map(([name, value]) => `<${xmlName(name)}>${xmlText(String(value))}</${xmlName(name)}>`);
  return `<?xml version="1.0" encoding="UTF-8"?><OAuth>${elements.join('')}</OAuth>`;
}

function formEncode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll('%20', '+');
}

/** Sets status, headers and body; every answer of an OAuth filter forbids caching (RFC 6749 §5.1, product decision 35). */
export function answer(message: Message, status: number, members: AnswerMembers, format: AnswerFormat, extra: readonly (readonly [string, string])[] = []): void {
  const contentType = CONTENT_TYPES[format];
  message.answer = {
    status,
    headers: new MessageHeaders([['Content-Type', contentType], ['Cache-Control', 'no-store'], ['Pragma', 'no-cache'], ...extra]),
  };
  message.body = new TextBody(encode(members, format), contentType);
}

/** Answers an abort: nothing was issued, and the client learns no reason (product decision 10). */
export function answerServerError(message: Message): void {
  const form = message.received.method === 'POST' && message.body.bytes.length <= MAX_FORM_BYTES ? formOfBody(message.body) : undefined;
  answer(message, 503, [['error', 'server_error']], formatOf(form));
}

/** Answers a refusal, reports its reason to the trace, and fails. */
export function refuse(message: Message, refused: Refusal, notReached?: string): 'fail' {
  const { reason: text, fields, mends, form } = refused;
  message.trace?.decision({ outcome: 'fail', text, fields, mends, notReached });
  answer(message, refused.status, [['error', refused.error]], formatOf(form), refused.headers);
  return 'fail';
}
