import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tokenStoreContract } from '#shared/ports/contracts/token-store-contract.ts';
import { FakeClock } from '#shared/ports/fakes.ts';
import { digestFunction } from '../digest.ts';
import { openEmbeddedStore } from './embedded-store.ts';

const digest = digestFunction('SHA-256') ?? ((text: string) => text);
const file = (): string => path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'embedded-')), 'tokens.log');

test.each(tokenStoreContract)('$name', async ({ run }) => {
  const clock = new FakeClock();
  const store = openEmbeddedStore(file(), () => clock.now(), digest);
  await run(store, clock);
  await store.close();
});

test('two users of a file see each other, one takes, and a restart keeps the rest', async () => {
  const clock = new FakeClock();
  const place = file();
  const open = () => openEmbeddedStore(place, () => clock.now(), digest);
  const [one, two] = [open(), open()];
  const token = { clientId: 'c', applicationId: 'a', userName: 'u', scopes: [], issuedAt: clock.now(), expiresAt: clock.now() + 1000, metadata: [] };
  await one.save({ ...token, tokenType: 'Bearer', digest: 'x' }, { ...token, digest: 'r' });
  expect(await two.findAccess('x')).toBeDefined();
  expect([await two.takeRefresh('r'), await one.takeRefresh('r')]).toEqual([true, false]);
  await one.close();
  await two.close();
  const again = open();
  expect([(await again.findAccess('x')) !== undefined, await again.findRefresh('r')]).toEqual([true, undefined]);
  await again.close();
});
