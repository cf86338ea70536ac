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
  {
    name: 'keeps metadata, scopes and names of any characters, in order',
    async run(store, clock) {
      const { access, refresh } = pair(store, clock, 'one');
      const odd = ['', ' ', '"quoted"', "it's", 'line\nbreak', 'nul\u0000', 'Zoë', '部署', '👩‍🚀', '\\ %00 ${x}', '{"json":true}'];
      const metadata = odd.map((text, i): readonly [string, string] => [`${text} ${odd.length - i}`, text]);
      const saved = { ...access, userName: 'CN=Zoë 部署,O="A, B"', scopes: ['b', 'a', '部'], metadata };
      await store.save(saved, { ...refresh, metadata });
      same(await store.findAccess(access.digest), saved);
      same((await store.findRefresh(refresh.digest))?.metadata, metadata);
    },
  },
  {
    name: 'a removed token is gone, once',
    async run(store, clock) {
      const { access, refresh } = pair(store, clock, 'one');
      await store.save(access, refresh);
      same([await store.removeAccess(access.digest), await store.removeAccess(access.digest)], [true, false]);
      same(await store.findAccess(access.digest), undefined);
      same((await store.findRefresh(refresh.digest))?.digest, refresh.digest);
    },
  },
  {
    name: 'removes nothing that belongs to another refresh token',
    async run(store, clock) {
      const [one, two] = [pair(store, clock, 'one'), pair(store, clock, 'two')];
      await store.save(one.access, one.refresh);
      await store.save(two.access, two.refresh);
      same(await store.removeAccessOfRefresh(one.refresh.digest), 1);
      same((await store.findAccess(two.access.digest))?.digest, two.access.digest);
      same(await store.removeAccessOfRefresh(store.digest('nobody')), 0);
    },
  },
  {
    name: 'a filter of the listing finds user, client and scope without case',
    async run(store, clock) {
      const { access } = pair(store, clock, 'one');
      await store.save({ ...access, userName: 'Alice', clientId: 'Shop', scopes: ['read.all'] });
      await store.save({ ...access, digest: store.digest('two'), userName: 'Bob', clientId: 'Bank', scopes: ['write'] });
      for (const filter of ['alice', 'SHOP', 'read']) same((await store.list({ limit: 10, filter })).tokens.map(({ userName }) => userName), ['Alice']);
      same((await store.list({ limit: 10, filter: 'nobody' })).tokens, []);
    },
  },
  {
    name: 'pages give each token once, expired ones never',
    async run(store, clock) {
      for (let i = 0; i < 25; i++) await store.save(pair(store, clock, `token ${i}`).access);
      const old = pair(store, clock, 'old').access;
      await store.save({ ...old, expiresAt: clock.now() + 1 });
      clock.advance(1);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.list({ limit: 4, after });
        seen.push(...page.tokens.map(({ digest }) => digest));
        after = page.next;
      } while (after !== undefined);
      same([seen.length, new Set(seen).size, seen.includes(old.digest)], [25, 25, false]);
    },
  },
  {
    name: 'purges in batches, and only the dead',
    async run(store, clock) {
      for (let i = 0; i < 5; i++) await store.save(pair(store, clock, `token ${i}`).access);
      const kept = pair(store, clock, 'kept');
      await store.save({ ...kept.access, expiresAt: clock.now() + 5000 });
      clock.advance(1000);
      same([await store.purge(3), await store.purge(3), await store.purge(3)], [3, 2, 0]);
      same((await store.findAccess(kept.access.digest))?.digest, kept.access.digest);
    },
  },
];
