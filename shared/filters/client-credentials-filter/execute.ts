import type { ClientCredential } from '../../ports/client-registry.ts';
import type { Maybe } from '../../ports/token-store.ts';
import type { CompileContext, FilterExecutor, Outcome } from '../executor.ts';
import type { Message } from '../message.ts';
import { formatOf, refuse } from '../oauth2/answers.ts';
import { compileClientPlace } from '../oauth2/client-authentication.ts';
import { wrongGrantType } from '../oauth2/grant-type.ts';
import { andThen } from '../oauth2/maybe.ts';
import { isRefusal, refusal } from '../oauth2/refusal.ts';
import { readForm, type RequestForm } from '../oauth2/request-form.ts';
import { compileScopeStep } from '../oauth2/scope-step.ts';
import { sentRefresh } from '../oauth2/sent-refresh.ts';
import { compileTokenPlan, publishClient } from '../oauth2/token-issue.ts';

const KNOWN = ['grant_type', 'scope', 'refresh_token', 'format'];

function compile(context: CompileContext): (message: Message) => Maybe<Outcome> {
  const place = compileClientPlace(context);
  const scopes = compileScopeStep(context);
  const plan = compileTokenPlan(context);
  const choiceField = context.read('refreshChoice', plan.refreshChoice);
  const known = [...KNOWN, ...place.known];
  const keeps = plan.refreshChoice === 'PreserveRefresh';

  const issue = (message: Message, form: RequestForm, client: ClientCredential, granted: readonly string[]): Maybe<Outcome> =>
    andThen(sentRefresh(message, form, plan, client, client.clientId, choiceField), (sent) => {
      if (isRefusal(sent)) return refuse(message, sent, 'Tokens, store: not reached');
      return plan.issue(message, { client, userName: client.clientId, scopes: granted, format: formatOf(form), kept: keeps ? sent : undefined, replaces: keeps ? undefined : sent?.record });
    });

  return (message) => {
    const form = readForm(message, known);
    if (isRefusal(form)) return refuse(message, form, 'Client, scopes, tokens, store: not reached');
    const wrongGrant = wrongGrantType(form, 'client_credentials');
    if (wrongGrant !== undefined) return refuse(message, wrongGrant, 'Client, scopes, tokens, store: not reached');
    const client = place.authenticate(message, form);
    if (isRefusal(client)) return refuse(message, client, 'Scopes, tokens, store: not reached');
    if (client.type === 'public') return refuse(message, refusal('unauthorized_client', `Client ${client.clientId} is public; only confidential clients get tokens for themselves (RFC 6749 §4.4)`, { form }), 'Scopes, tokens, store: not reached');
    publishClient(message, client);
    return andThen(scopes(message, form, client), (decision) => (isRefusal(decision) ? refuse(message, decision, 'Tokens, store: not reached') : issue(message, form, client, decision.granted)));
  };
}

/** Runs the client credentials grant: form, grant type, client, scopes, refresh token sent along, tokens, store, answer. */
export const clientCredentialsExecutor: FilterExecutor = { compile };
