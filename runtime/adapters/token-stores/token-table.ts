import type { AccessTokenRecord, RefreshTokenRecord, TokenPage } from '#shared/ports/token-store.ts';

/** How entries leave a full table. */
export interface TableLimits {
  /** Entries, access and refresh tokens together; 0 means no limit (product decision 37). */
  readonly capacity: number;
  readonly policy: 'LRU' | 'FIFO' | 'LFU';
  /** Milliseconds without use, and since the write; 0 means no limit. */
  readonly idle: number;
  readonly live: number;
}

type Entry = AccessTokenRecord | RefreshTokenRecord;
const SAMPLE = 16;
const UNLIMITED: TableLimits = { capacity: 0, policy: 'LRU', idle: 0, live: 0 };

function isAccess(entry: Entry | undefined): entry is AccessTokenRecord {
  return entry !== undefined && 'tokenType' in entry;
}

/**
 * Tokens in memory, in one map by digest. Expired ones are never returned; each write looks at two further entries,
 * so the dead leave without timers.
 */
export class TokenTable {
  readonly #now: () => number;
  readonly #limits: TableLimits;
  readonly #evicted: (count: number) => void;
  readonly #entries = new Map<string, Entry>();
  readonly #ofRefresh = new Map<string, string | Set<string>>();
  readonly #used = new Map<string, number>();
  readonly #hits = new Map<string, number>();
  #sweep = this.#entries.values();

  constructor(now: () => number, limits: TableLimits = UNLIMITED, evicted: (count: number) => void = () => undefined) {
    this.#now = now;
    this.#limits = limits;
    this.#evicted = evicted;
  }

  get size(): number {
    return this.#entries.size;
  }

  *all(): IterableIterator<Entry> {
    for (const entry of this.#entries.values()) if (!this.#dead(entry)) yield entry;
  }

  put(access: AccessTokenRecord, refresh?: RefreshTokenRecord): void {
    if (refresh !== undefined) this.#set(refresh);
    this.#set(access);
    if (access.refreshDigest !== undefined) this.#link(access.refreshDigest, access.digest);
    this.#sweepSome(2);
    this.#shrink();
  }

  /** Adds a refresh token alone, as replaying a compacted log does. */
  putRefresh(refresh: RefreshTokenRecord): void {
    this.#set(refresh);
    this.#shrink();
  }

  access(digest: string): AccessTokenRecord | undefined {
    const entry = this.#live(digest);
    return isAccess(entry) ? entry : undefined;
  }

  refresh(digest: string): RefreshTokenRecord | undefined {
    const entry = this.#live(digest);
    return entry === undefined || isAccess(entry) ? undefined : entry;
  }

  remove(digest: string): boolean {
    const entry = this.#entries.get(digest);
    if (entry === undefined) return false;
    const dead = this.#dead(entry);
    this.#entries.delete(digest);
    this.#used.delete(digest);
    this.#hits.delete(digest);
    if (isAccess(entry) && entry.refreshDigest !== undefined) this.#unlink(entry.refreshDigest, digest);
    return !dead;
  }

  removeOfRefresh(refreshDigest: string): number {
    const linked = this.#ofRefresh.get(refreshDigest);
    if (linked === undefined) return 0;
    const digests = typeof linked === 'string' ? [linked] : [...linked];
    return digests.filter((digest) => this.remove(digest)).length;
  }

  list(options: { readonly limit: number; readonly after?: string; readonly filter?: string }): TokenPage {
    const wanted = options.filter?.toLowerCase();
    const found: AccessTokenRecord[] = [];
    for (const entry of this.all()) {
      if (!isAccess(entry) || (options.after !== undefined && entry.digest <= options.after)) continue;
      if (wanted !== undefined && !`${entry.userName}\n${entry.clientId}\n${entry.scopes.join(' ')}`.toLowerCase().includes(wanted)) continue;
      found.push(entry);
    }
    found.sort((a, b) => (a.digest < b.digest ? -1 : 1));
    const tokens = found.slice(0, options.limit);
    return { tokens, next: found.length > tokens.length ? tokens.at(-1)?.digest : undefined };
  }

  purge(batch: number): number {
    let removed = 0;
    for (const [digest, entry] of this.#entries) {
      if (removed >= batch) break;
      if (!this.#dead(entry)) continue;
      this.remove(digest);
      removed++;
    }
    return removed;
  }

  #dead(entry: Entry): boolean {
    const now = this.#now();
    if (now >= entry.expiresAt) return true;
    const { idle, live } = this.#limits;
    if (live > 0 && now >= entry.issuedAt + live) return true;
    return idle > 0 && now >= (this.#used.get(entry.digest) ?? entry.issuedAt) + idle;
  }

  #live(digest: string): Entry | undefined {
    const entry = this.#entries.get(digest);
    if (entry === undefined) return undefined;
    if (this.#dead(entry)) {
      this.remove(digest);
      return undefined;
    }
    this.#touch(digest, entry);
    return entry;
  }

  #touch(digest: string, entry: Entry): void {
    if (this.#limits.idle > 0) this.#used.set(digest, this.#now());
    if (this.#limits.capacity === 0) return;
    if (this.#limits.policy === 'LFU') this.#hits.set(digest, (this.#hits.get(digest) ?? 0) + 1);
    if (this.#limits.policy !== 'LRU') return;
    this.#entries.delete(digest);
    this.#entries.set(digest, entry);
  }

  #set(entry: Entry): void {
    this.#entries.set(entry.digest, entry);
    if (this.#limits.idle > 0) this.#used.set(entry.digest, this.#now());
  }

  #link(refresh: string, access: string): void {
    const linked = this.#ofRefresh.get(refresh);
    if (linked === undefined) this.#ofRefresh.set(refresh, access);
    else if (typeof linked === 'string') this.#ofRefresh.set(refresh, new Set([linked, access]));
    else linked.add(access);
  }

  #unlink(refresh: string, access: string): void {
    const linked = this.#ofRefresh.get(refresh);
    if (linked === access || (linked instanceof Set && linked.delete(access) && linked.size === 0)) this.#ofRefresh.delete(refresh);
  }

  #sweepSome(count: number): void {
    for (let i = 0; i < count; i++) {
      const next = this.#sweep.next();
      if (next.done === true) {
        this.#sweep = this.#entries.values();
        return;
      }
      if (this.#dead(next.value)) this.remove(next.value.digest);
    }
  }

  #shrink(): void {
    const { capacity } = this.#limits;
    if (capacity === 0 || this.#entries.size <= capacity) return;
    this.purge(this.#entries.size - capacity);
    let evicted = 0;
    while (this.#entries.size > capacity) {
      this.remove(this.#victim());
      evicted++;
    }
    if (evicted > 0) this.#evicted(evicted);
  }

  /** The oldest; for LFU the least used of the oldest few, as the product's cache samples too. */
  #victim(): string {
    let chosen = '';
    let fewest = Infinity;
    let seen = 0;
    for (const digest of this.#entries.keys()) {
      const hits = this.#limits.policy === 'LFU' ? (this.#hits.get(digest) ?? 0) : 0;
      if (hits < fewest) [chosen, fewest] = [digest, hits];
      if (this.#limits.policy !== 'LFU' || ++seen === SAMPLE) break;
    }
    return chosen;
  }
}
