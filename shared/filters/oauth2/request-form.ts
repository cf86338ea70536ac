import type { Message, MessageBody } from '../message.ts';
import { decodeFormPart, latin1 } from './text-codec.ts';
import { refusal, type Refusal } from './refusal.ts';

/** Largest form an OAuth filter reads, in bytes (product decision 20). */
export const MAX_FORM_BYTES = 1_048_576;
const FORM = 'application/x-www-form-urlencoded';

/** Parameters of a form; an empty parameter counts as missing, see {@link given}. */
export interface RequestForm {
  readonly values: ReadonlyMap<string, string>;
  /** Names that came more than once. */
  readonly repeated: ReadonlySet<string>;
}

function isForm(contentType: string | undefined): boolean {
  return contentType === FORM || (contentType !== undefined && (contentType.split(';', 1)[0] ?? '').trim().toLowerCase() === FORM);
}

/** Reads a form; a malformed name or value refuses the whole request (RFC 6749 §5.2). */
export function parseForm(text: string): RequestForm | undefined {
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('&', start);
    const end = next < 0 ? text.length : next;
    if (end > start) {
      const equals = text.indexOf('=', start);
      const split = equals < 0 || equals > end ? end : equals;
      const name = decodeFormPart(text.slice(start, split));
      const value = decodeFormPart(text.slice(Math.min(split + 1, end), end));
      if (name === undefined || value === undefined) return undefined;
      if (values.has(name)) repeated.add(name);
      else values.set(name, value);
    }
    start = end + 1;
  }
  return { values, repeated };
}

/** The form of a body, parsed once; undefined when it is malformed. */
export function formOfBody(body: MessageBody): RequestForm | undefined {
  body.form ??= { read: parseForm(latin1(body.bytes)) };
  return body.form.read;
}

/** Method, content type, size, encoding and duplicates, in this order (product decisions 20, 23, 26). */
export function readForm(message: Message, known: readonly string[]): RequestForm | Refusal {
  if (message.received.method !== 'POST') {
    return refusal('invalid_request', `The method is ${message.received.method}; this filter needs POST`, { status: 405, headers: [['Allow', 'POST']] });
  }
  if (!isForm(message.body.contentType)) {
    return refusal('invalid_request', `The content type is ${message.body.contentType ?? 'missing'}; this filter needs ${FORM}`);
  }
  if (message.body.bytes.length > MAX_FORM_BYTES) return refusal('invalid_request', 'The form is larger than 1 MiB');
  const form = formOfBody(message.body);
  if (form === undefined) return refusal('invalid_request', 'The form is not properly percent-encoded UTF-8');
  const twice = form.repeated.size === 0 ? undefined : known.find((name) => form.repeated.has(name));
  return twice === undefined ? form : refusal('invalid_request', `Parameter ${twice} is sent more than once`, { form });
}

/** A parameter's value; undefined when missing or empty. */
export function given(form: RequestForm, name: string): string | undefined {
  const value = form.values.get(name);
  return value === '' ? undefined : value;
}
