import type { ClientCredential } from '../../ports/client-registry.ts';
import type { Maybe } from '../../ports/token-store.ts';
import { CompileError, type CompileContext } from '../executor.ts';
import type { Message } from '../message.ts';
import { andThen } from './maybe.ts';
import { refusal, type Refusal } from './refusal.ts';
import { given, type RequestForm } from './request-form.ts';
import { grantScopes, scopesOfAttribute, splitScopes } from './scopes.ts';

/** Gives the granted scopes, or refuses. */
export type ScopeStep = (message: Message, form: RequestForm, client: ClientCredential) => Maybe<{ readonly granted: readonly string[] } | Refusal>;

function names(scopes: readonly string[]): string {
  return scopes.join(', ');
}

function sentence(requested: readonly string[], granted: readonly string[]): string {
  if (requested.length === 0) return granted.length === 0 ? 'No scope requested, and the application has no default scopes' : `No scope requested: the application's defaults ${names(granted)}`;
  if (granted.length < requested.length) return `Scopes ${names(granted)} granted; not registered: ${names(requested.filter((name) => !granted.includes(name)))}`;
  return requested.length === 1 ? `Scope ${names(requested)} is registered and granted` : `Scopes: ${requested.length === 2 ? 'both' : 'all'} registered, ${requested.length === 2 ? 'both' : 'all'} granted`;
}

function byApplication(context: CompileContext): ScopeStep {
  const match = context.text('scopesMustMatch') === 'All' ? 'All' : 'Any';
  const fields = [context.read('scopesMustMatch', match)];
  return (message, form, client) => {
    const requested = splitScopes(given(form, 'scope'));
    message.set('scopes.in.token', new Set(requested));
    const decision = grantScopes(requested, client.application, match);
    if ('unregistered' in decision) {
      const { unregistered } = decision;
      const text = unregistered.length === 0 ? 'No scope is left to grant' : `Scope${unregistered.length === 1 ? '' : 's'} ${names(unregistered)} ${unregistered.length === 1 ? 'is' : 'are'} not registered for ${client.clientId}`;
      return refusal('invalid_scope', text, { fields, form });
    }
    message.trace?.decision({ outcome: 'pass', text: sentence(requested, decision.granted), fields });
    return decision;
  };
}

/** The attribute may be written bare or as a selector. */
function attributeReader(context: CompileContext): (message: Message) => unknown {
  const text = context.text('scopesForToken').trim();
  if (!text.includes('${')) return (message) => message.get(text);
  const selector = context.template('scopesForToken');
  return (message) => selector.value(message);
}

function byPolicy(context: CompileContext): ScopeStep {
  const policy = context.policy('scopeCircuitPK');
  if (policy === null) {
    throw new CompileError({ severity: 'error', code: 'missing-policy', field: 'scopeCircuitPK', message: 'Scopes come from a policy, but no policy is named', fix: 'Choose the policy that gives the scopes' });
  }
  const read = attributeReader(context);
  const fields = [context.read('scopeCircuitPK', policy.entity.key), context.read('scopesForToken')];
  return (message, form) => {
    message.set('scopes.in.token', new Set(splitScopes(given(form, 'scope'))));
    return andThen(policy.run(message, 'called to give the scopes'), (outcome) => {
      if (outcome === 'fail') return refusal('invalid_scope', `Policy ${policy.entity.key} gave no scopes: it failed`, { fields, form });
      const decision = scopesOfAttribute(read(message));
      if ('reason' in decision) return refusal('invalid_scope', `The attribute with the approved scopes ${decision.reason}`, { fields, form });
      message.trace?.decision({ outcome: 'pass', text: `Scopes by policy: ${names(decision.granted)}`, fields });
      return decision;
    });
  };
}

/** Compiles *Generate Token Scopes*. */
export function compileScopeStep(context: CompileContext): ScopeStep {
  return context.text('scopeChoice') === 'Circuit' ? byPolicy(context) : byApplication(context);
}
