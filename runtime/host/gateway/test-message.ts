import { maskOf } from './masking.ts';

/** A header or parameter of a test request; `shown` replaces a secret value where it is shown. */
export interface MessagePart {
  readonly name: string;
  readonly value: string;
  readonly shown?: string;
}

/** A test request ready to be sent, and as it may be shown. */
export interface TestMessage {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly headers: readonly MessagePart[];
  readonly body: string;
  readonly shown: { readonly path: string; readonly body: string };
  /** Secrets in it, to be masked wherever they turn up again. */
  readonly secrets: readonly string[];
}

/** Where the client's credentials go. */
export interface PlacedClient {
  readonly location: 'AuthorizationHeader' | 'QueryString';
  readonly idName: string;
  readonly secretName: string;
  /** Undefined: none is sent. */
  readonly id?: string;
  readonly secret?: string;
}

const SECRET_PARAMETER = /password|passwd|secret|token|assertion|^code$/i;
const NOT_SECRET = /^(token_type_hint|token_type|grant_type|requested_token_type)$/i;

function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

/** A parameter, masked when its name says that it is secret. */
export function parameter(name: string, value: string): MessagePart {
  const isSecret = value !== '' && SECRET_PARAMETER.test(name) && !NOT_SECRET.test(name);
  return isSecret ? { name, value, shown: maskOf(value) } : { name, value };
}

/** Parameters of the client where it is sent in the form, else none. */
export function clientParameters(client: PlacedClient): readonly MessagePart[] {
  if (client.location === 'AuthorizationHeader' || client.id === undefined) return [];
  const secret = client.secret === undefined ? [] : [{ name: client.secretName, value: client.secret, shown: maskOf(client.secret) }];
  return [{ name: client.idName, value: client.id }, ...secret];
}

/** `Authorization` of the client where it is sent there (RFC 6749 §2.3.1), else none. */
export function clientHeaders(client: PlacedClient): readonly MessagePart[] {
  if (client.location === 'QueryString' || client.id === undefined) return [];
  const credentials = Buffer.from(`${formEncode(client.id)}:${formEncode(client.secret ?? '')}`, 'utf8').toString('base64');
  return [{ name: 'Authorization', value: `Basic ${credentials}`, shown: `Basic ${client.id}:${client.secret === undefined ? '' : maskOf(client.secret)}` }];
}

function encoded(parts: readonly MessagePart[], shown: boolean): string {
  return parts.map((part) => `${formEncode(part.name)}=${shown && part.shown !== undefined ? part.shown : formEncode(part.value)}`).join('&');
}

/** A request with a form as its body. */
export function formMessage(path: string, form: readonly MessagePart[], headers: readonly MessagePart[], query: readonly MessagePart[] = []): TestMessage {
  const body = encoded(form, false);
  const fixed = [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }, { name: 'Content-Length', value: String(Buffer.byteLength(body)) }, { name: 'Accept', value: '*/*' }];
  return message('POST', path, [...headers, ...fixed], query, body, encoded(form, true), form);
}

/** A request without a body. */
export function plainMessage(method: string, path: string, headers: readonly MessagePart[], query: readonly MessagePart[]): TestMessage {
  return message(method, path, [...headers, { name: 'Accept', value: '*/*' }], query, '', '', []);
}

function message(method: string, path: string, headers: readonly MessagePart[], query: readonly MessagePart[], body: string, shownBody: string, form: readonly MessagePart[]): TestMessage {
  const withQuery = (shown: boolean): string => (query.length === 0 ? path : `${path}?${encoded(query, shown)}`);
  const secrets = [...form, ...query, ...headers].filter((part) => part.shown !== undefined).map((part) => part.value.replace(/^(Basic|Bearer) /, ''));
  return { method, path: withQuery(false), headers, body, shown: { path: withQuery(true), body: shownBody }, secrets };
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}

/** The request as a curl command; `revealed`: with its secrets, so that it works. */
export function curlOf(test: TestMessage, origin: string, revealed: boolean): string {
  const url = origin + (revealed ? test.path : test.shown.path);
  const headers = test.headers.filter(({ name }) => name !== 'Content-Length' && name !== 'Accept').map((part) => `-H ${quoted(`${part.name}: ${revealed ? part.value : (part.shown ?? part.value)}`)}`);
  const method = test.body === '' && test.method === 'GET' ? [] : [`-X ${test.method}`];
  const data = test.body === '' ? [] : [`--data-raw ${quoted(revealed ? test.body : test.shown.body)}`];
  return [`curl -i${origin.startsWith('https:') ? 'k' : ''}`, ...method, quoted(url), ...headers, ...data].join(' ');
}
