import type { Maybe } from '../../ports/token-store.ts';
import type { CompileContext, FilterExecutor, Outcome } from '../executor.ts';
import type { Message } from '../message.ts';
import { answer, formatOf, refuse } from '../oauth2/answers.ts';
import { compileClientPlace } from '../oauth2/client-authentication.ts';
import { andThen, guarded } from '../oauth2/maybe.ts';
import { isRefusal, refusal } from '../oauth2/refusal.ts';
import { given, readForm, type RequestForm } from '../oauth2/request-form.ts';
import { publishClient } from '../oauth2/token-issue.ts';

const KNOWN = ['token', 'token_type_hint', 'format'];

function compile(context: CompileContext): (message: Message) => Maybe<Outcome> {
  const place = compileClientPlace(context);
  const handle = context.tokenStore('tokenStore');
  const { store } = handle;
  const fields = [context.read('tokenStore', handle.name)];
  const known = [...KNOWN, ...place.known];

  const done = (message: Message, form: RequestForm, text: string): Outcome => {
    message.trace?.decision({ outcome: 'pass', text, fields });
    answer(message, 200, [], formatOf(form));
    return 'pass';
  };
  const foreign = (message: Message, form: RequestForm): Outcome => refuse(message, refusal('unauthorized_client', 'The token belongs to another client', { status: 403, fields, form }));

  const revokeRefresh = (message: Message, form: RequestForm, digest: string, clientId: string): Maybe<Outcome> =>
    andThen(guarded(() => store.findRefresh(digest)), (record) => {
      if (record === undefined) return done(message, form, 'The token is unknown or expired, which counts as revoked');
      if (record.clientId !== clientId) return foreign(message, form);
      return andThen(guarded(() => store.takeRefresh(digest)), () =>
        andThen(guarded(() => store.removeAccessOfRefresh(digest)), (count) => done(message, form, `Refresh token revoked, with ${count} access token${count === 1 ? '' : 's'}`)),
      );
    });

  return (message) => {
    const form = readForm(message, known);
    if (isRefusal(form)) return refuse(message, form);
    const client = place.authenticate(message, form);
    if (isRefusal(client)) return refuse(message, client);
    publishClient(message, client);
    const token = given(form, 'token');
    if (token === undefined) return refuse(message, refusal('invalid_request', 'Parameter token is missing', { form }));
    const digest = store.digest(token);
    return andThen(guarded(() => store.findAccess(digest)), (record) => {
      if (record === undefined) return revokeRefresh(message, form, digest, client.clientId);
      if (record.clientId !== client.clientId) return foreign(message, form);
      return andThen(guarded(() => store.removeAccess(digest)), () => done(message, form, 'Access token revoked'));
    });
  };
}

/** Revokes a token (RFC 7009 §2, product decision 35). The type hint is not needed: digests tell the kinds apart. */
export const revokeExecutor: FilterExecutor = { compile };
