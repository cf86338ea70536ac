import type { Message, MessageBody } from '../filters/message.ts';
import { formOfBody } from '../filters/oauth2/request-form.ts';
import { latin1, utf8FromLatin1 } from '../filters/oauth2/text-codec.ts';
import type { Secret } from '../trace/secret.ts';
import { methods, type HasMethods } from './methods.ts';
import { formText, guardedBody, headerValue, namedValue } from './secret-parts.ts';

/** Selectors read no JSON above this size, in bytes, and of a form only the parameters that end before it. */
const LARGEST_PARSED_BODY = 1_048_576;
/** Values by name: secrets where the name says so. */
type Parameters = ReadonlyMap<string, string | Secret>;

/** Bytes as UTF-8; one character per byte when they are not. */
function bodyText(bytes: Uint8Array): string {
  const raw = latin1(bytes);
  return utf8FromLatin1(raw) ?? raw;
}

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
export function parameters(text: string): Parameters {
  const found = new Map<string, string | Secret>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    if (!found.has(name)) found.set(name, namedValue(name, at < 0 ? '' : decoded(pair.slice(at + 1))));
  }
  return found;
}

/** Parameters of the form body; none when the body is no form. */
export function formOf(message: Message): Parameters {
  const { body } = message;
  if (body.parameters !== undefined) return body.parameters;
  const isForm = body.contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded') === true;
  return (body.parameters = isForm ? formParameters(body) : new Map());
}

/** The policy in front of an OAuth filter still finds its parameters in a form that is too large for the filter. */
function formParameters(body: MessageBody): Parameters {
  const { bytes } = body;
  if (bytes.byteLength > LARGEST_PARSED_BODY) {
    const start = bodyText(bytes.subarray(0, LARGEST_PARSED_BODY));
    return parameters(start.slice(0, Math.max(0, start.lastIndexOf('&'))));
  }
  const read = formOfBody(body)?.values;
  if (read === undefined) return parameters(bodyText(bytes));
  const found = new Map<string, string | Secret>();
  for (const [name, value] of read) found.set(name, namedValue(name, value));
  return found;
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

/** `name` of the member that holds the value, for what is secret by its name. */
function jsonNode(value: unknown, name = ''): HasMethods {
  const member = (key: unknown): unknown => {
    const found = typeof value === 'object' && value !== null && Object.hasOwn(value, String(key)) ? (value as Readonly<Record<string, unknown>>)[String(key)] : undefined;
    return found === undefined ? undefined : jsonNode(found, String(key));
  };
  const plain = typeof value === 'string' ? namedValue(name, value) : guardedBody(JSON.stringify(value) ?? '');
  return {
    [methods]: {
      get: member,
      path: member,
      findValue: (key) => {
        const found = findValue(value, String(key));
        return found === undefined ? undefined : jsonNode(found, String(key));
      },
      textValue: () => (typeof value === 'string' ? plain : undefined),
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
    case 'headers': {
      const get = (key: unknown): unknown => headerValue(String(key), message.headers.get(String(key)));
      return { [methods]: { getHeader: get, get } } satisfies HasMethods;
    }
    case 'querystring': return parameters(received.query);
    case 'path': return received.path.split('/');
    case 'client': return { [methods]: { getCgiArgument: (key: unknown) => parameters(received.query).get(String(key)) ?? formOf(message).get(String(key)) } } satisfies HasMethods;
    case 'request': return new Map<string, unknown>([
      ['verb', received.method], ['uri', received.path], ['path', received.path], ['version', received.httpVersion],
      ['protocol', received.secure ? 'https' : 'http'], ['localport', received.localPort], ['clientaddr', addressView(received.clientAddress)],
    ]);
    case 'response': return new Map<string, unknown>([['status', message.answer?.status]]);
    case 'raw': return new Map<string, unknown>([['querystring', formText(received.query)]]);
    default: return undefined;
  }
}

/** Value of `content.body`. */
export function bodyView(message: Message): HasMethods {
  return {
    [methods]: {
      getParameters: () => formOf(message),
      getJSON: () => jsonOf(message),
      toString: () => guardedBody(bodyText(message.body.bytes)),
    },
  };
}
