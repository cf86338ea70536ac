import { randomBytes } from 'node:crypto';
import type { TestRequest } from '#shared/api/views.ts';
import type { Entity, FieldReader } from '#shared/store/entity.ts';
import type { AnswerTokens } from './masking.ts';
import { maskOf } from './masking.ts';
import { clientHeaders, clientParameters, formMessage, parameter, plainMessage, type MessagePart, type PlacedClient, type TestMessage } from './test-message.ts';
import type { ClientPlacement } from './test-target.ts';

/** What a request is built from besides its input. */
export interface RequestParts {
  readonly placement: ClientPlacement;
  /** Secret of the registered client, when it is to be sent. */
  readonly registeredSecret: string | undefined;
  /** Tokens of the run that a follow-up belongs to. */
  readonly tokens: AnswerTokens;
  /** The filter that answers. */
  readonly filter: Entity;
  readonly reader: FieldReader;
  /** Method of the served path; `*` for any. */
  readonly method: string;
}

/** Places the client as the request says; a follow-up as its own filter expects it. */
export function placeClient(request: TestRequest, placement: ClientPlacement, registeredSecret: string | undefined): PlacedClient {
  const { mode, clientId, secret } = request.client;
  const place = { ...placement, ...(request.kind === 'token' ? { location: request.client.location } : {}) };
  const unlike = (kind: string): string => `${kind}-${randomBytes(9).toString('base64url')}`;
  switch (mode) {
    case 'registry':
      return { ...place, id: clientId, ...(registeredSecret === undefined ? {} : { secret: registeredSecret }) };
    case 'wrong-secret':
      return { ...place, id: clientId, secret: unlike('wrong') };
    case 'unknown':
      return { ...place, id: unlike('unknown-client'), secret: unlike('unknown') };
    case 'none':
      return place;
    case 'custom':
      return { ...place, id: clientId, ...(secret === undefined ? {} : { secret }) };
  }
}

/** Name of the request parameter that a filter's selector reads; undefined when it reads none. */
function parameterOfSelector(selector: string): string | undefined {
  return /(?:getCgiArgument|\.get)\(\s*['"]([^'"]+)['"]\s*\)/.exec(selector)?.[1] ?? /http\.querystring\.([\w-]+)/.exec(selector)?.[1];
}

function tokenParameter({ reader, filter }: RequestParts): string {
  const selects = reader.text(filter.id, 'accessTokenLocation') === 'SELECTOR';
  const name = selects ? parameterOfSelector(reader.text(filter.id, 'accessTokenLocationSelector') ?? '') : reader.text(filter.id, 'accessTokenLocationQueryString');
  return name === undefined || name === '' ? 'access_token' : name;
}

function scopeParameter(scopes: readonly string[]): readonly MessagePart[] {
  return scopes.length === 0 ? [] : [parameter('scope', scopes.join(' '))];
}

function resourceMessage(request: TestRequest, parts: RequestParts, extra: readonly MessagePart[]): TestMessage {
  const token = parts.tokens.access ?? '';
  const method = parts.method === '*' ? 'GET' : parts.method;
  if (parts.reader.text(parts.filter.id, 'accessTokenLocation') !== 'HEADER') return plainMessage(method, request.path, [], [parameter(tokenParameter(parts), token), ...extra].map(masked(token)));
  const prefix = parts.reader.text(parts.filter.id, 'authorizationHeaderPrefix')?.trim() ?? 'Bearer';
  const lead = prefix === '' ? '' : `${prefix} `;
  return plainMessage(method, request.path, [{ name: 'Authorization', value: lead + token, shown: lead + maskOf(token) }], extra);
}

/** The token is secret whatever its parameter is called. */
function masked(token: string): (part: MessagePart) => MessagePart {
  return (part) => (part.value === token && token !== '' ? { ...part, shown: maskOf(token) } : part);
}

function tokenInfoMessage(request: TestRequest, parts: RequestParts, extra: readonly MessagePart[]): TestMessage {
  const token = parts.tokens.access ?? '';
  const parameters = [parameter(tokenParameter(parts), token), ...extra].map(masked(token));
  return parts.method === 'GET' ? plainMessage('GET', request.path, [], parameters) : formMessage(request.path, parameters, []);
}

function revokedToken(request: TestRequest, tokens: AnswerTokens): string {
  const hint = request.extra.find(({ name }) => name === 'token_type_hint')?.value;
  return (hint === 'refresh_token' ? tokens.refresh : tokens.access) ?? '';
}

/** Builds the HTTP request that a test asks for. */
export function buildRequest(request: TestRequest, client: PlacedClient, parts: RequestParts): TestMessage {
  const extra = request.extra.filter(({ name }) => name !== '').map(({ name, value }) => parameter(name, value));
  const clientForm = clientParameters(client);
  const headers = clientHeaders(client);
  switch (request.kind) {
    case 'token': {
      const owner = [parameter('grant_type', 'password'), parameter('username', request.username), parameter('password', request.password)];
      return formMessage(request.path, [...owner, ...scopeParameter(request.scopes), ...clientForm, ...extra], headers);
    }
    case 'refresh':
      return formMessage(request.path, [parameter('grant_type', 'refresh_token'), parameter('refresh_token', parts.tokens.refresh ?? ''), ...scopeParameter(request.scopes), ...clientForm, ...extra], headers);
    case 'revoke':
      return formMessage(request.path, [parameter('token', revokedToken(request, parts.tokens)), ...clientForm, ...extra], headers);
    case 'tokenInfo':
      return tokenInfoMessage(request, parts, extra);
    case 'resource':
      return resourceMessage(request, parts, extra);
  }
}
