import { expect, it } from 'vitest';
import { byteCount, milliseconds } from './measures.ts';

it.each([
  [0.01, false, '< 0.1 ms'],
  [0.4, false, '0.4 ms'],
  [13.84, false, '13.8 ms'],
  [213.6, false, '214 ms'],
  [2004, false, '2 004 ms'],
  [0.2, true, '< 1 ms'],
  [14.2, true, '14 ms'],
])('%f ms (coarse: %s) is %s', (ms, coarse, text) => {
  expect(milliseconds(ms, coarse).replaceAll(/[\u2009\u00a0]/g, ' ')).toBe(text);
});

it.each([
  [216, '216 B'],
  [3175, '3.1 KiB'],
  [1468006, '1.4 MiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(byteCount(bytes).replace('\u00a0', ' ')).toBe(text);
});
