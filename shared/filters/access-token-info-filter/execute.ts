import type { AccessTokenRecord, Maybe } from '../../ports/token-store.ts';
import { Secret } from '../../trace/secret.ts';
import type { CompileContext, FilterExecutor, Outcome } from '../executor.ts';
import type { Message } from '../message.ts';
import { answer, refuse, type AnswerMembers } from '../oauth2/answers.ts';
import { andThen, guarded } from '../oauth2/maybe.ts';
import { refusal } from '../oauth2/refusal.ts';
import { parameterReader, selectorReader } from '../oauth2/token-place.ts';
import { TokenAttribute, authenticationAttribute } from '../oauth2/whiteboard.ts';

/** Client and application are there and enabled; checked for each token (product decision 22). */
function isServed(context: CompileContext, record: AccessTokenRecord): boolean {
  const client = context.registry.find(record.clientId);
  return client !== undefined && client.enabled && client.application.enabled;
}

function compile(context: CompileContext): (message: Message) => Maybe<Outcome> {
  const handle = context.tokenStore('tokenStore');
  const { store } = handle;
  const read = context.text('accessTokenLocation') === 'SELECTOR' ? selectorReader(context) : parameterReader(context);
  const rows = context.children('Property').map((child) => ({ name: context.text('name', child), value: context.template('value', child) }));
  const place = [context.read('accessTokenLocation')];
  const fields = [context.read('tokenStore', handle.name)];

  const inform = (message: Message, record: AccessTokenRecord, token: Secret): Outcome => {
    message.set('accesstoken', new TokenAttribute(record, context.clock, token));
    message.set('accesstoken.authn', authenticationAttribute(record.userName, record.clientId, record.scopes));
    message.set('authentication.subject.id', record.userName);
    message.set('authentication.application.id', record.applicationId);
    const members: AnswerMembers = [
      ['audience', record.clientId],
      ['user_id', record.userName],
      ['scope', record.scopes.join(' ')],
      ['expires_in', Math.max(0, Math.floor((record.expiresAt - context.clock.now()) / 1000))],
      ...rows.map(({ name, value }): readonly [string, string] => [name, value.clear(message, 'token information')]),
    ];
    message.trace?.decision({ outcome: 'pass', text: `Token of ${record.userName} for ${record.clientId}`, fields });
    answer(message, 200, members, 'json');
    return 'pass';
  };

  return (message) => {
    const token = read(message);
    if (token === undefined) return refuse(message, refusal('invalid_request', 'The request holds no access token', { fields: place }));
    return andThen(guarded(() => store.findAccess(store.digest(token))), (record) => {
      if (record === undefined) return refuse(message, refusal('invalid_token', 'The token is unknown or expired', { fields }));
      if (!isServed(context, record)) return refuse(message, refusal('invalid_token', `Client ${record.clientId} is disabled or no longer registered`));
      return inform(message, record, new Secret(token));
    });
  };
}

/** Answers what a token stands for (product decisions 32, 35). */
export const tokenInfoExecutor: FilterExecutor = { compile };
