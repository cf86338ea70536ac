import type { AccessTokenRecord, Maybe } from '../../ports/token-store.ts';
import type { FieldRead } from '../../trace/event.ts';
import { Secret } from '../../trace/secret.ts';
import { CompileError, type CompileContext, type FilterExecutor, type Outcome } from '../executor.ts';
import type { Message } from '../message.ts';
import { MessageHeaders } from '../header-list.ts';
import { andThen, guarded } from '../oauth2/maybe.ts';
import { headerReader, parameterReader, selectorReader, type TokenReader } from '../oauth2/token-place.ts';
import { authenticationAttribute, clientAttribute, TokenAttribute } from '../oauth2/whiteboard.ts';

const NOTHING = new Uint8Array(0);

function reader(context: CompileContext): TokenReader {
  const location = context.text('accessTokenLocation');
  if (location === 'SELECTOR') return selectorReader(context);
  return location === 'QUERYSTRING' ? parameterReader(context) : headerReader(context.text('authorizationHeaderPrefix'));
}

/** Answers as RFC 6750 §3 words it. */
function refuse(message: Message, status: number, error: string, reason: string, fields: readonly FieldRead[], scope?: string): 'fail' {
  message.trace?.decision({ outcome: 'fail', text: reason, fields });
  const quoted = scope === undefined ? '' : `,scope="${scope.replace(/[^\x20-\x7e]|["\\]/g, '')}"`;
  message.answer = {
    status,
    headers: new MessageHeaders([['WWW-Authenticate', `Bearer realm="DefaultRealm",error="${error}"${quoted}`], ['Cache-Control', 'no-store'], ['Pragma', 'no-cache']]),
  };
  message.body = { bytes: NOTHING, contentType: undefined };
  return 'fail';
}

function compile(context: CompileContext): (message: Message) => Maybe<Outcome> {
  const handle = context.tokenStore('tokenStore');
  const { store } = handle;
  const read = reader(context);
  const all = context.text('scopesMustMatch') === 'All';
  const scopes = context.children('WithScopes').map((child) => context.template('name', child));
  if (scopes.length === 0) throw new CompileError({ severity: 'error', code: 'missing-scopes', message: 'No scope is listed, so no token could match', fix: 'Add at least one scope' });
  const removes = context.flag('removeCredentials');
  const place = [context.read('accessTokenLocation')];
  const stored = [context.read('tokenStore', handle.name)];
  const match = [context.read('scopesMustMatch', all ? 'All' : 'Any')];

  const accept = (message: Message, record: AccessTokenRecord, token: Secret): Outcome => {
    const client = context.registry.find(record.clientId);
    if (client === undefined || !client.enabled || !client.application.enabled) {
      return refuse(message, 401, 'invalid_token', `Client ${record.clientId} is disabled or no longer registered`, stored);
    }
    const required = scopes.map((scope) => scope.text(message));
    message.set('scopes.required', new Set(required));
    const held = (scope: string): boolean => record.scopes.includes(scope);
    if (!(all ? required.every(held) : required.some(held))) {
      const wanted = required.join(' ');
      const words = `Scopes must match ${all ? 'All' : 'Any'} of these scopes: ${wanted}`;
      return refuse(message, 403, 'insufficient_scope', `The token holds ${record.scopes.join(' ') || 'no scope'}. ${words}`, match, words);
    }
    message.set('authentication.subject.id', record.userName);
    message.set('authentication.application.id', record.applicationId);
    message.set('oauth.client.details', clientAttribute(client));
    message.set('accesstoken', new TokenAttribute(record, context.clock, token));
    message.set('accesstoken.authn', authenticationAttribute(record.userName, record.clientId, record.scopes));
    if (removes) message.headers.delete('authorization');
    message.trace?.decision({ outcome: 'pass', text: `Token of ${record.userName} for ${record.clientId}; its scopes match`, fields: match });
    return 'pass';
  };

  return (message) => {
    const token = read(message);
    if (token === undefined) return refuse(message, 400, 'invalid_request', 'The request carries no token in the configured place (RFC 6750 §3 would answer 401)', place);
    return andThen(guarded(() => store.findAccess(store.digest(token))), (record) =>
      record === undefined ? refuse(message, 401, 'invalid_token', 'The token is unknown or expired', stored) : accept(message, record, new Secret(token)),
    );
  };
}

/** Guards a protected resource. */
export const validateExecutor: FilterExecutor = { compile };
