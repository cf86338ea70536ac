import type { ClientCredential } from '../../ports/client-registry.ts';
import type { Maybe, RefreshTokenRecord } from '../../ports/token-store.ts';
import type { CompileContext, FilterExecutor, Outcome } from '../executor.ts';
import type { Message } from '../message.ts';
import { formatOf, refuse } from '../oauth2/answers.ts';
import { compileClientPlace } from '../oauth2/client-authentication.ts';
import { andThen, guarded } from '../oauth2/maybe.ts';
import { isRefusal, refusal, type Refusal } from '../oauth2/refusal.ts';
import { given, readForm, type RequestForm } from '../oauth2/request-form.ts';
import { splitScopes } from '../oauth2/scopes.ts';
import { compileTokenPlan, publishClient } from '../oauth2/token-issue.ts';

const KNOWN = ['grant_type', 'refresh_token', 'scope', 'format'];

function checkRequest(form: RequestForm): Refusal | undefined {
  const type = given(form, 'grant_type');
  if (type === undefined) return refusal('invalid_request', 'Parameter grant_type is missing', { form });
  if (type !== 'refresh_token') return refusal('unsupported_grant_type', `grant_type is ${type}; this filter serves refresh_token`, { form });
  return given(form, 'refresh_token') === undefined ? refusal('invalid_request', 'Parameter refresh_token is missing', { form }) : undefined;
}

/** The wanted scopes within those of the refresh token; wider ones refuse (RFC 6749 §6). */
function narrow(form: RequestForm, record: RefreshTokenRecord): readonly string[] | Refusal {
  const wanted = splitScopes(given(form, 'scope'));
  const wider = wanted.filter((scope) => !record.scopes.includes(scope));
  if (wider.length > 0) return refusal('invalid_scope', `Scope ${wider.join(', ')} was not granted to the refresh token`, { form });
  return wanted.length === 0 ? record.scopes : wanted;
}

function compile(context: CompileContext): (message: Message) => Maybe<Outcome> {
  const place = compileClientPlace(context);
  const plan = compileTokenPlan(context);
  const { store } = plan.handle;
  const keeps = plan.refreshChoice === 'PreserveRefresh';
  const fields = [context.read('refreshChoice', plan.refreshChoice)];
  const known = [...KNOWN, ...place.known];

  const renew = (message: Message, form: RequestForm, client: ClientCredential, value: string, record: RefreshTokenRecord): Maybe<Outcome> => {
    if (record.clientId !== client.clientId) return refuse(message, refusal('invalid_grant', 'The refresh token belongs to another client', { form }));
    const scopes = narrow(form, record);
    if (isRefusal(scopes)) return refuse(message, scopes);
    message.trace?.decision({ outcome: 'pass', text: `Refresh token of ${record.userName} is valid`, fields });
    return andThen(guarded(() => (keeps ? true : store.takeRefresh(record.digest))), (taken) => {
      if (!taken) return refuse(message, refusal('invalid_grant', 'The refresh token was used a moment ago', { fields, form }));
      return andThen(guarded(() => store.removeAccessOfRefresh(record.digest)), () =>
        plan.issue(message, {
          client,
          userName: record.userName,
          scopes,
          refreshScopes: record.scopes,
          format: formatOf(form),
          inherited: record.metadata,
          kept: keeps ? { value, record } : undefined,
        }),
      );
    });
  };

  return (message) => {
    const form = readForm(message, known);
    if (isRefusal(form)) return refuse(message, form, 'Client, refresh token: not reached');
    const wrong = checkRequest(form);
    if (wrong !== undefined) return refuse(message, wrong, 'Client, refresh token: not reached');
    const client = place.authenticate(message, form);
    if (isRefusal(client)) return refuse(message, client, 'Refresh token: not reached');
    publishClient(message, client);
    const value = given(form, 'refresh_token') ?? '';
    return andThen(guarded(() => store.findRefresh(store.digest(value))), (record) =>
      record === undefined ? refuse(message, refusal('invalid_grant', 'The refresh token is unknown, used or expired', { form })) : renew(message, form, client, value, record),
    );
  };
}

/** Runs the refresh grant (product decision 34). */
export const refreshExecutor: FilterExecutor = { compile };
