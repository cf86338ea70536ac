/** Result that is there at once or later; the engine awaits only promises. */
export type Maybe<T> = T | Promise<T>;

/** What a store keeps of an access token. No token value: tokens are known by digest only. */
export interface AccessTokenRecord {
  /** Digest of the access token, text form of the store's digest algorithm. */
  readonly digest: string;
  readonly tokenType: string;
  readonly clientId: string;
  readonly applicationId: string;
  /** Subject: the resource owner. */
  readonly userName: string;
  readonly scopes: readonly string[];
  /** Milliseconds since the epoch. A token is dead when `now >= expiresAt`. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Digest of the refresh token issued or kept with it. */
  readonly refreshDigest?: string;
  /** Additional meta data, in order. */
  readonly metadata: readonly (readonly [string, string])[];
}

/** What a store keeps of a refresh token. */
export interface RefreshTokenRecord {
  readonly digest: string;
  readonly clientId: string;
  readonly applicationId: string;
  readonly userName: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly metadata: readonly (readonly [string, string])[];
}

/** One page of a listing; `next` continues it. */
export interface TokenPage {
  readonly tokens: readonly AccessTokenRecord[];
  readonly next?: string;
}

/** A back end of tokens failed: a fault of the server, never a refusal of the client. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/**
 * Keeps tokens. Every method throws or rejects with {@link StoreUnavailable} when the back end cannot answer.
 * Expired tokens are never returned.
 */
export interface TokenStore {
  /** Digest of a token's value under which the store keeps it. */
  digest(token: string): string;
  /** Saves a pair at once: both or none. */
  save(access: AccessTokenRecord, refresh?: RefreshTokenRecord): Maybe<void>;
  findAccess(digest: string): Maybe<AccessTokenRecord | undefined>;
  findRefresh(digest: string): Maybe<RefreshTokenRecord | undefined>;
  /** Removes a refresh token; true for exactly one of several concurrent callers (one-time use). */
  takeRefresh(digest: string): Maybe<boolean>;
  removeAccess(digest: string): Maybe<boolean>;
  /** Removes all access tokens issued with or kept for a refresh token; gives their number. */
  removeAccessOfRefresh(refreshDigest: string): Maybe<number>;
  list(options: { readonly limit: number; readonly after?: string; readonly filter?: string }): Maybe<TokenPage>;
  /** Removes up to `batch` expired tokens; gives their number. */
  purge(batch: number): Maybe<number>;
  /** Tokens that left because the back end was full, since it was opened; absent where that cannot happen. */
  evictions?(): number;
  close(): Maybe<void>;
}
