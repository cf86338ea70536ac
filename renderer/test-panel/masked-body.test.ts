import { expect, it } from 'vitest';
import { jsonPieces } from './masked-body.ts';

it('moves the length of a masked value to the right, and drops its quotes', () => {
  expect(jsonPieces('  "access_token": "•••• a91c (54)",').filter(({ text }) => text.trim() !== '')).toEqual([
    { kind: 'key', text: '"access_token"' },
    { kind: 'plain', text: ':' },
    { kind: 'masked', text: '•••• a91c' },
    { kind: 'plain', text: ',' },
    { kind: 'aside', text: '54 characters' },
  ]);
});

it('leaves other values as they are', () => {
  expect(jsonPieces('{"error": "invalid_client", "n": 3}').map(({ text }) => text).join('')).toBe('{"error": "invalid_client", "n": 3}');
});
