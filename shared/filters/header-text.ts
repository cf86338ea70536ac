import type { Message } from './message.ts';

/** True for a name that RFC 9110 §5.1 allows. */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(name);
}

/** True for a value that stays one header: no line breaks, nothing beyond one byte a character (RFC 9110 §5.5). */
export function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\u0080-\u00ff]*$/.test(value);
}

/** The headers that a filter changes: those of the message, and of the answer once there is one. */
export function changedHeaders(message: Message): readonly Message['headers'][] {
  return message.answer === null ? [message.headers] : [message.headers, message.answer.headers];
}
