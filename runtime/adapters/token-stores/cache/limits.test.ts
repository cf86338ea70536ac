import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '#shared/ports/fakes.ts';
import type { AccessTokenRecord, RefreshTokenRecord } from '#shared/ports/token-store.ts';
import type { TableLimits } from '../token-table.ts';
import { createTokenCache } from './cache-store.ts';

const NONE: TableLimits = { capacity: 0, policy: 'LRU', idle: 0, live: 0 };
const same = (text: string): string => text;

function token(clock: FakeClock, digest: string, lives = 1_000_000): AccessTokenRecord {
  return { digest, tokenType: 'Bearer', clientId: 'c', applicationId: 'a', userName: 'u', scopes: [], issuedAt: clock.now(), expiresAt: clock.now() + lives, metadata: [] };
}

function refresh(clock: FakeClock, digest: string, lives?: number): RefreshTokenRecord {
  const { tokenType: _tokenType, ...record } = token(clock, digest, lives);
  return record;
}

function cache(limits: Partial<TableLimits>) {
  const clock = new FakeClock();
  const made = createTokenCache(() => clock.now(), { ...NONE, ...limits });
  return { clock, made, store: made.store(same) };
}

describe('times', () => {
  test('idle counts from the last use, live from the write', async () => {
    const idle = cache({ idle: 100 });
    await idle.store.save(token(idle.clock, 'x'));
    for (let i = 0; i < 3; i++) {
      idle.clock.advance(99);
      expect(await idle.store.findAccess('x')).toBeDefined();
    }
    idle.clock.advance(100);
    expect(await idle.store.findAccess('x')).toBeUndefined();

    const live = cache({ live: 100 });
    await live.store.save(token(live.clock, 'x'));
    live.clock.advance(99);
    expect(await live.store.findAccess('x')).toBeDefined();
    live.clock.advance(1);
    expect(await live.store.findAccess('x')).toBeUndefined();
  });

  test('no entry outlives its token', async () => {
    const { clock, store } = cache({ live: 1000, idle: 1000 });
    await store.save(token(clock, 'x', 10));
    clock.advance(10);
    expect(await store.findAccess('x')).toBeUndefined();
  });
});

describe('size', () => {
  test.each<[TableLimits['policy'], readonly string[]]>([['LRU', ['a', 'd']], ['FIFO', ['c', 'd']], ['LFU', ['a', 'd']]])('%s keeps %j', async (policy, kept) => {
    const { clock, store, made } = cache({ capacity: 2, policy });
    await store.save(token(clock, 'a'));
    for (const digest of ['b', 'c', 'd']) {
      await store.findAccess('a');
      await store.findAccess('a');
      await store.save(token(clock, digest));
    }
    const found: string[] = [];
    for (const digest of ['a', 'b', 'c', 'd']) if ((await store.findAccess(digest)) !== undefined) found.push(digest);
    expect(found).toEqual(kept);
    expect(made.evictions()).toBe(2);
  });

  test('the dead leave first, and are no evictions', async () => {
    const { clock, store, made } = cache({ capacity: 2 });
    await store.save(token(clock, 'short', 10));
    await store.save(token(clock, 'long'));
    clock.advance(10);
    await store.save(token(clock, 'new'));
    expect([await store.findAccess('long'), made.evictions()]).toEqual([expect.objectContaining({ digest: 'long' }), 0]);
  });

  test('stores of one cache share its limit', async () => {
    const { clock, made } = cache({ capacity: 2 });
    const [one, two] = [made.store(same), made.store(same)];
    await one.save(token(clock, 'a'), refresh(clock, 'r'));
    await two.save(token(clock, 'b'));
    expect(made.evictions()).toBe(1);
  });

  test('never more entries than the limit, and never a lost link', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.constantFrom<TableLimits['policy']>('LRU', 'FIFO', 'LFU'), fc.array(fc.tuple(fc.constantFrom('save', 'find', 'take', 'wait'), fc.nat(9)), { maxLength: 60 }), (capacity, policy, steps) => {
        const { clock, store } = cache({ capacity, policy });
        for (const [what, n] of steps) {
          if (what === 'save') void store.save({ ...token(clock, `a${n}`, 50), refreshDigest: `r${n}` }, refresh(clock, `r${n}`, 80));
          else if (what === 'find') void store.findAccess(`a${n}`);
          else if (what === 'take') void store.takeRefresh(`r${n}`);
          else clock.advance(n);
        }
        const page = store.list({ limit: 100 });
        if (page instanceof Promise) throw new Error('a cache answers at once');
        expect(page.tokens.length).toBeLessThanOrEqual(capacity);
      }),
    );
  });
});

test('a persistent cache keeps its tokens over a restart', async () => {
  const clock = new FakeClock();
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'cache-')), 'cache.log');
  const first = createTokenCache(() => clock.now(), NONE, file);
  await first.store(same).save(token(clock, 'x'));
  first.close();
  const again = createTokenCache(() => clock.now(), NONE, file);
  expect(await again.store(same).findAccess('x')).toBeDefined();
  again.close();
});
