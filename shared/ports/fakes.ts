import { Secret } from '../trace/secret.ts';
import type { Authenticator } from './authenticator.ts';
import type { ClientCredential, ClientRegistry } from './client-registry.ts';
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import type { AccessTokenRecord, RefreshTokenRecord, TokenPage, TokenStore } from './token-store.ts';

/** A clock that stands until it is advanced. */
export class FakeClock implements Clock {
  #now: number;

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#now;
  }

  /** Time flies. */
  async wait(milliseconds: number): Promise<void> {
    this.advance(milliseconds);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The same sequence for the same seed; for tests only. */
export class SeededRandom implements Random {
  #state: number;

  constructor(seed = 1) {
    this.#state = seed;
  }

  #next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state >>> 8;
  }

  alphanumeric(length: number): string {
    return Array.from({ length }, () => ALPHABET[this.#next() % 62]).join('');
  }

  uuid(): string {
    return `00000000-0000-4000-8000-${this.#next().toString(16).padStart(12, '0')}`;
  }
}

/** Knows the given users; the subject is the name. */
export function fakeAuthenticator(users: Readonly<Record<string, string>>): Authenticator {
  return {
    authenticate: (username, password) =>
      users[username] === password.reveal('test') ? { outcome: 'accepted', subject: username } : { outcome: 'rejected', reason: 'unknown user or wrong password' },
  };
}

/** Tokens in memory; a digest is the token's value backwards. With `fault`, every call fails with it. */
export class FakeTokenStore implements TokenStore {
  readonly access = new Map<string, AccessTokenRecord>();
  readonly refresh = new Map<string, RefreshTokenRecord>();
  fault: Error | undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  #live<T extends { readonly expiresAt: number }>(record: T | undefined): T | undefined {
    if (this.fault !== undefined) throw this.fault;
    return record !== undefined && this.#clock.now() < record.expiresAt ? record : undefined;
  }

  digest(token: string): string {
    return token.split('').reverse().join('');
  }

  save(access: AccessTokenRecord, refresh?: RefreshTokenRecord): void {
    this.#live(undefined);
    this.access.set(access.digest, access);
    if (refresh !== undefined) this.refresh.set(refresh.digest, refresh);
  }

  findAccess(digest: string): AccessTokenRecord | undefined {
    return this.#live(this.access.get(digest));
  }

  findRefresh(digest: string): RefreshTokenRecord | undefined {
    return this.#live(this.refresh.get(digest));
  }

  takeRefresh(digest: string): boolean {
    const found = this.findRefresh(digest) !== undefined;
    this.refresh.delete(digest);
    return found;
  }

  removeAccess(digest: string): boolean {
    return this.access.delete(digest);
  }

  removeAccessOfRefresh(refreshDigest: string): number {
    const digests = [...this.access.values()].filter((record) => record.refreshDigest === refreshDigest).map((record) => record.digest);
    for (const digest of digests) this.access.delete(digest);
    return digests.length;
  }

  list(): TokenPage {
    return { tokens: [...this.access.values()] };
  }

  purge(): number {
    return 0;
  }

  close(): void {
    this.access.clear();
    this.refresh.clear();
  }
}

/** Knows these credentials. */
export function fakeRegistry(...credentials: readonly ClientCredential[]): ClientRegistry {
  return {
    find: (clientId) => credentials.find((credential) => credential.clientId === clientId),
    findApplication: (id) => credentials.find((credential) => credential.application.id === id)?.application,
  };
}

/** A confidential client `id` of an application with the scopes `read` and `write` (not default); its secret is `id-secret`. */
export function fakeClient(id: string, more: { readonly enabled?: boolean } = {}): ClientCredential {
  const scopes = [{ name: 'read', default: true }, { name: 'write', default: false }];
  const application = { id: `app-${id}`, name: `App ${id}`, description: '', email: '', phone: '', enabled: more.enabled ?? true, scopes };
  return { clientId: id, secret: new Secret(`${id}-secret`), type: 'confidential', enabled: true, redirectUrls: [], application };
}
