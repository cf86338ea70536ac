import type { ClientApplication } from '../../ports/client-registry.ts';

const OPENID = 'openid';
const SEPARATOR = /[\s,+]/;

/** Requested scopes: space, comma and plus separate; repeats count once (product decision 7). */
export function splitScopes(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  if (!SEPARATOR.test(text)) return text === '' ? [] : [text];
  return [...new Set(text.split(/[\s,+]+/).filter((scope) => scope !== ''))];
}

/** Granted scopes, or the requested ones that the application has not registered. */
export type ScopeDecision = { readonly granted: readonly string[] } | { readonly unregistered: readonly string[] };

/** The rule of *Any* and *All* (product decisions 7, 22, 27). */
export function grantScopes(requested: readonly string[], application: ClientApplication, match: 'Any' | 'All'): ScopeDecision {
  if (requested.length === 0) return { granted: application.scopes.filter((scope) => scope.default).map((scope) => scope.name) };
  const granted: string[] = [];
  const unregistered: string[] = [];
  for (const name of requested) {
    // The registered text is granted, not the equal one of the request: a part of it would keep the whole form in memory.
    const registered = name === OPENID ? OPENID : application.scopes.find((scope) => scope.name === name)?.name;
    if (registered === undefined) unregistered.push(name);
    else granted.push(registered);
  }
  return granted.length === 0 || (match === 'All' && unregistered.length > 0) ? { unregistered } : { granted };
}

/** Scopes a policy left in an attribute, or why they cannot be used. */
export function scopesOfAttribute(value: unknown): { readonly granted: readonly string[] } | { readonly reason: string } {
  if (value === undefined || value === null) return { reason: 'is missing' };
  if (typeof value === 'string' && /^\s*\[.*\]\s*$/s.test(value)) return { reason: 'is a set that was turned into text, as Set Attribute does; Copy Attribute keeps it' };
  const found =
    typeof value === 'string'
      ? splitScopes(value)
      : (value instanceof Set || Array.isArray(value)) && [...(value as Iterable<unknown>)].every((item) => typeof item === 'string' && item !== '')
        ? [...new Set([...(value as Iterable<string>)].flatMap(splitScopes))]
        : undefined;
  if (found === undefined) return { reason: 'is neither a set of texts nor one text' };
  return found.length === 0 ? { reason: 'is empty' } : { granted: found };
}
