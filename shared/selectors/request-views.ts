import type { Message } from '../filters/message.ts';
import { formOfBody } from '../filters/oauth2/request-form.ts';
import { latin1, utf8FromLatin1 } from '../filters/oauth2/text-codec.ts';
import { methods, type HasMethods } from './methods.ts';

/** Bodies above this size, in bytes, are not read as a form or JSON by selectors. */
const LARGEST_PARSED_BODY = 1_048_576;

/** Bytes as UTF-8; one character per byte when they are not. */
function bodyText(bytes: Uint8Array): string {
  const raw = latin1(bytes);
  return utf8FromLatin1(raw) ?? raw;
}

/** Parsed forms, by body: the same request is asked many times. */
const forms = new WeakMap<object, ReadonlyMap<string, string>>();

function decoded(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Parameters of a query or form; the first of a repeated name counts. Bad escapes stay as they are. */
export function parameters(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    if (!found.has(name)) found.set(name, at < 0 ? '' : decoded(pair.slice(at + 1)));
  }
  return found;
}

/** Parameters of the form body; none when the body is no form. */
export function formOf(message: Message): ReadonlyMap<string, string> {
  const { body } = message;
  const known = forms.get(body);
  if (known !== undefined) return known;
  const isForm = body.contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded') === true;
  const form = isForm && body.bytes.byteLength <= LARGEST_PARSED_BODY ? (formOfBody(body)?.values ?? parameters(bodyText(body.bytes))) : new Map<string, string>();
  forms.set(body, form);
  return form;
}

function jsonOf(message: Message): unknown {
  if (message.body.bytes.byteLength > LARGEST_PARSED_BODY) return undefined;
  try {
    return jsonNode(JSON.parse(bodyText(message.body.bytes)));
  } catch {
    return undefined;
  }
}

function findValue(value: unknown, key: string, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > 64) return undefined;
  if (!Array.isArray(value) && Object.hasOwn(value, key)) return (value as Readonly<Record<string, unknown>>)[key];
  for (const member of Object.values(value)) {
    const found = findValue(member, key, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function jsonNode(value: unknown): HasMethods {
  const member = (key: unknown): unknown => {
    const found = typeof value === 'object' && value !== null && Object.hasOwn(value, String(key)) ? (value as Readonly<Record<string, unknown>>)[String(key)] : undefined;
    return found === undefined ? undefined : jsonNode(found);
  };
  const plain = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return {
    [methods]: {
      get: member,
      path: member,
      findValue: (key) => {
        const found = findValue(value, String(key));
        return found === undefined ? undefined : jsonNode(found);
      },
      textValue: () => (typeof value === 'string' ? value : undefined),
      asText: () => plain,
      intValue: () => (typeof value === 'number' ? Math.trunc(value) : 0),
      booleanValue: () => value === true,
      toString: () => plain,
    },
  };
}

function addressView(address: string): HasMethods {
  const text = (): string => address;
  return { [methods]: { getAddress: text, getHostAddress: text, toString: text } };
}

/** Value of `http.…`. Undefined when there is no such view. */
export function httpView(message: Message, name: string): unknown {
  const { received } = message;
  switch (name) {
    case 'headers': return { [methods]: { getHeader: (key: unknown) => message.headers.get(String(key)), get: (key: unknown) => message.headers.get(String(key)) } } satisfies HasMethods;
    case 'querystring': return parameters(received.query);
    case 'path': return received.path.split('/');
    case 'client': return { [methods]: { getCgiArgument: (key: unknown) => parameters(received.query).get(String(key)) ?? formOf(message).get(String(key)) } } satisfies HasMethods;
    case 'request': return new Map<string, unknown>([
      ['verb', received.method], ['uri', received.path], ['path', received.path], ['version', received.httpVersion],
      ['protocol', received.secure ? 'https' : 'http'], ['localport', received.localPort], ['clientaddr', addressView(received.clientAddress)],
    ]);
    case 'response': return new Map<string, unknown>([['status', message.answer?.status]]);
    case 'raw': return new Map<string, unknown>([['querystring', received.query]]);
    default: return undefined;
  }
}

/** Value of `content.body`. */
export function bodyView(message: Message): HasMethods {
  return {
    [methods]: {
      getParameters: () => formOf(message),
      getJSON: () => jsonOf(message),
      toString: () => bodyText(message.body.bytes),
    },
  };
}
