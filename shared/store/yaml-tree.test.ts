import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { LineCounter, isMap, isScalar, isSeq } from 'yaml';
import { expect, test } from 'vitest';
import { keyOf, parseStoreYaml, readPlainYaml, type YamlTree } from './yaml-tree.ts';

/** What the full parser makes of a text; undefined when it refuses it. */
function byLibrary(text: string): YamlTree | undefined {
  const lines = new LineCounter();
  const document = parseStoreYaml(text, lines);
  const treeOf = (node: unknown): YamlTree => {
    if (isSeq(node)) return { kind: 'list', items: node.items.map(treeOf) };
    if (isMap(node)) return { kind: 'map', entries: node.items.map((pair) => ({ key: keyOf(pair), line: lines.linePos(isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0).line, value: treeOf(pair.value) })) };
    return { kind: 'scalar', text: isScalar<string | null>(node) && node.value !== null ? node.value : '' };
  };
  return document.errors.length === 0 && document.warnings.length === 0 ? treeOf(document.contents) : undefined;
}

test('over the real store the short way and the full parser agree, and the short way is the rule', () => {
  const root = join(import.meta.dirname, '../../e2e/fixtures/apim-yaml');
  let short = 0;
  let all = 0;
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue;
    const text = readFileSync(join(root, name), 'utf8');
    const tree = readPlainYaml(text);
    all += 1;
    if (tree === undefined) continue;
    short += 1;
    if (all % 3 === 0) expect(tree, name).toEqual(byLibrary(text));
  }
  expect(short / all).toBeGreaterThan(0.9);
});

const piece = fc.constantFrom('a', 'b c', 'type', 'key', ': ', ':', '-', '- ', ' ', '  ', '\n', '\n  ', '\n- ', '\n    ', "'", "''", '"', '#', ' #', '{', '}', '[', ']', '{}', '[]', '""', ',', '&a', '*a', '!t', '|', '>', '---', '...', '~', '007', '-1', '%', '@', '$', '${x}', '{{y}}', '\r\n', '\\', 'é', '?', '? ', '=', '<<');

test('whatever the short way accepts, the full parser reads alike', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = `${pieces.join('')}\n`;
      const tree = readPlainYaml(text);
      if (tree !== undefined) expect(tree).toEqual(byLibrary(text));
    }),
    { numRuns: 20_000 },
  );
});

test('structured texts as well', () => {
  const value = fc.oneof(fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('').replace(/[\r\n]/g, '')), fc.constantFrom('x', '"y"', "'z: 1'"));
  const key = fc.constantFrom('type', 'fields', 'name', 'a.b', 'c-d');
  const line = fc.tuple(fc.constantFrom('', '  ', '- ', '  - ', '    '), key, value).map(([indent, name, text]) => `${indent}${name}: ${text}`);
  const opener = fc.tuple(fc.constantFrom('', '  ', '- '), key).map(([indent, name]) => `${indent}${name}:`);
  fc.assert(
    fc.property(fc.array(fc.oneof(line, opener), { minLength: 1, maxLength: 7 }), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
      const text = `${lines.join(eol)}${eol}`;
      const tree = readPlainYaml(text);
      if (tree !== undefined) expect(tree).toEqual(byLibrary(text));
    }),
    { numRuns: 10_000 },
  );
});
