import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCryptoRandom } from './crypto-random.ts';
import { createFingerprint } from './fingerprint.ts';

const random = createCryptoRandom();

test('exactly the length, only letters and digits', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2000 }), (length) => {
    expect(random.alphanumeric(length)).toMatch(new RegExp(`^[A-Za-z0-9]{${length}}$`));
  }));
});

test('no character is more likely than another', () => {
  const drawn = 620_000;
  const counts = new Map<string, number>();
  for (const character of random.alphanumeric(drawn)) counts.set(character, (counts.get(character) ?? 0) + 1);
  const expected = drawn / 62;
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 61 degrees of freedom: above 140 once in 20 million runs; a bias of modulo 256 gives more than 4000.
  expect([counts.size, chi < 140]).toEqual([62, true]);
});

test('no two tokens are the same', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => random.alphanumeric(22))).size).toBe(10_000);
});

test('fingerprints are short, the same for the same secret and key, and of no use without the key', () => {
  const [one, two] = [createFingerprint(), createFingerprint()];
  const secrets = Array.from({ length: 20 }, () => random.alphanumeric(54));
  for (const secret of secrets) expect([one(secret), one(secret)]).toEqual([expect.stringMatching(/^[0-9a-f]{4}$/), one(secret)]);
  expect(secrets.map(one)).not.toEqual(secrets.map(two));
});
