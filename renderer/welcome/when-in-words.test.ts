import { expect, test } from 'vitest';
import { whenInWords } from './when-in-words.ts';

const now = new Date(2026, 10, 25, 15, 0).getTime();

test.each([
  [new Date(2026, 10, 25, 14, 32), 'Today 14:32'],
  [new Date(2026, 10, 25, 0, 5), 'Today 00:05'],
  [new Date(2026, 10, 24, 23, 59), 'Yesterday'],
  [new Date(2026, 10, 18, 9, 0), '18 Nov'],
  [new Date(2024, 9, 3, 9, 0), '3 Oct 2024'],
])('%s', (time, words) => {
  expect(whenInWords(time.getTime(), now)).toBe(words);
});
