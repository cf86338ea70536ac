import type { Secret } from '../trace/secret.ts';

/** A registered application with its scopes. */
export interface ClientApplication {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly email: string;
  readonly phone: string;
  readonly enabled: boolean;
  readonly scopes: readonly { readonly name: string; readonly default: boolean }[];
}

/** One OAuth credential of an application. */
export interface ClientCredential {
  readonly clientId: string;
  /** Absent for a public client without one. */
  readonly secret?: Secret;
  /** Why the secret's reference could not be resolved; the credential then cannot authenticate. */
  readonly secretProblem?: string;
  readonly type: 'confidential' | 'public';
  readonly enabled: boolean;
  readonly redirectUrls: readonly string[];
  readonly application: ClientApplication;
}

/** The Client Application Registry; edits of its file show at once. */
export interface ClientRegistry {
  find(clientId: string): ClientCredential | undefined;
  findApplication(applicationId: string): ClientApplication | undefined;
}
