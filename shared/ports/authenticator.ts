import type { Secret } from '../trace/secret.ts';
import type { Maybe } from './token-store.ts';

/** Who a user is, in the repository's own spelling, or why the credentials were refused (for the trace only). */
export type AuthResult =
  | { readonly outcome: 'accepted'; readonly subject: string; readonly attributes?: ReadonlyMap<string, string> }
  | { readonly outcome: 'rejected'; readonly reason: string };

/** The repository could not decide: a fault, never a refusal. */
export class RepositoryUnavailable extends Error {
  override readonly name = 'RepositoryUnavailable';
}

/** Checks a user's name and password. Rejects with {@link RepositoryUnavailable} when it cannot decide. */
export interface Authenticator {
  authenticate(username: string, password: Secret): Maybe<AuthResult>;
}
