import type { FakeClock } from '../fakes.ts';
import type { AccessTokenRecord, RefreshTokenRecord, TokenStore } from '../token-store.ts';

/** A case of the contract; throws when the store breaks it. */
export interface ContractCase {
  readonly name: string;
  run(store: TokenStore, clock: FakeClock): Promise<void>;
}

function same(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

function pair(store: TokenStore, clock: FakeClock, name: string): { access: AccessTokenRecord; refresh: RefreshTokenRecord } {
  const now = clock.now();
  const owner = { clientId: 'c', applicationId: 'a', userName: 'u', scopes: ['s'], issuedAt: now, metadata: [['k', 'v']] as const };
  const refresh = { ...owner, digest: store.digest(`refresh ${name}`), expiresAt: now + 2000 };
  return { refresh, access: { ...owner, digest: store.digest(name), tokenType: 'Bearer', expiresAt: now + 1000, refreshDigest: refresh.digest } };
}

/** What every token store has to do; run each case with a fresh store. */
export const tokenStoreContract: readonly ContractCase[] = [
  {
    name: 'finds what was saved, by digest and kind',
    async run(store, clock) {
      const { access, refresh } = pair(store, clock, 'one');
      await store.save(access, refresh);
      same(await store.findAccess(access.digest), access);
      same(await store.findRefresh(refresh.digest), refresh);
      same(await store.findRefresh(access.digest), undefined);
      same(await store.findAccess(refresh.digest), undefined);
    },
  },
  {
    name: 'a token is dead at its expiry, not before',
    async run(store, clock) {
      const { access, refresh } = pair(store, clock, 'one');
      await store.save(access, refresh);
      clock.advance(999);
      same((await store.findAccess(access.digest)) !== undefined, true);
      clock.advance(1);
      same(await store.findAccess(access.digest), undefined);
      clock.advance(1000);
      same(await store.takeRefresh(refresh.digest), false);
    },
  },
  {
    name: 'fifty takers at once: one wins',
    async run(store, clock) {
      const { access, refresh } = pair(store, clock, 'one');
      await store.save(access, refresh);
      const wins = await Promise.all(Array.from({ length: 50 }, async () => store.takeRefresh(refresh.digest)));
      same(wins.filter(Boolean).length, 1);
      same(await store.findRefresh(refresh.digest), undefined);
    },
  },
  {
    name: 'removes the access tokens of a refresh token',
    async run(store, clock) {
      const { access, refresh } = pair(store, clock, 'one');
      await store.save(access, refresh);
      await store.save({ ...access, digest: store.digest('two') });
      same(await store.removeAccessOfRefresh(refresh.digest), 2);
      same(await store.findAccess(access.digest), undefined);
      same(await store.removeAccess(access.digest), false);
    },
  },
  {
    name: 'lists in pages and purges the expired',
    async run(store, clock) {
      for (const name of ['a', 'b', 'c']) await store.save(pair(store, clock, name).access);
      const first = await store.list({ limit: 2 });
      const rest = await store.list({ limit: 2, after: first.next });
      same([first.tokens.length, rest.tokens.length, rest.next], [2, 1, undefined]);
      clock.advance(1000);
      same(await store.purge(10), 3);
    },
  },
];
