import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeTokens } from './code-tokens.ts';

const kinds = (text: string, language: 'json' | 'yaml'): string[] => codeTokens(text, language).filter(({ kind }) => kind !== 'plain').map(({ kind, text: part }) => `${kind} ${part}`);

test.each([
  ['json', '{"expires_in": 3600}', ['key "expires_in"', 'num 3600']],
  ['json', '{"scope":"a \\"b\\" c","ok":true}', ['key "scope"', 'str "a \\"b\\" c"', 'key "ok"', 'num true']],
  ['json', '[-1.5e3, null]', ['num -1.5e3', 'num null']],
  ['yaml', '- type: FilterCircuit\n  fields:\n    length: 54\n', ['key type', 'key fields', 'key length', 'num 54']],
  ['yaml', "  name: 'Access: Token'\n", ['key name', "str 'Access: Token'"]],
] as const)('%s: %s', (language, text, expected) => {
  expect(kinds(text, language)).toEqual(expected);
});

test('the pieces are the text again, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', '\\', ':', '{', ' ', '\n', '-', 'a', '1', "'", '#') }), fc.constantFrom('json', 'yaml', 'text'), (text, language) => {
      expect(
        codeTokens(text, language)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
