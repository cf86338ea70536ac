import { expect, test } from 'vitest';
import { tokenStoreContract } from '#shared/ports/contracts/token-store-contract.ts';
import { FakeClock } from '#shared/ports/fakes.ts';
import { digestFunction } from '../digest.ts';
import { createTokenCache } from './cache-store.ts';

const digest = digestFunction('SHA-256') ?? ((text: string) => text);

test.each(tokenStoreContract)('$name', async ({ run }) => {
  const clock = new FakeClock();
  const cache = createTokenCache(() => clock.now(), { capacity: 0, policy: 'LRU', idle: 0, live: 0 });
  await run(cache.store(digest), clock);
});

test('a full cache evicts the least recently used, counting both kinds', async () => {
  const clock = new FakeClock();
  const cache = createTokenCache(() => clock.now(), { capacity: 2, policy: 'LRU', idle: 0, live: 0 });
  const store = cache.store(digest);
  const token = { tokenType: 'Bearer', clientId: 'c', applicationId: 'a', userName: 'u', scopes: [], issuedAt: clock.now(), expiresAt: clock.now() + 1000, metadata: [] };
  for (const name of ['a', 'b']) await store.save({ ...token, digest: name });
  await store.findAccess('a');
  await store.save({ ...token, digest: 'c' });
  expect([await store.findAccess('a'), await store.findAccess('b')].map((found) => found !== undefined)).toEqual([true, false]);
  expect(cache.evictions()).toBe(1);
});
