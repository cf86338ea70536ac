import { expect, test } from 'vitest';
import { layoutOf, startWidth } from './layout-rules.ts';

test.each([
  // width, tree folded, test panel → tree, editor
  [1280, false, 'closed', 'open', true],
  [1280, false, 'right', 'open', true],
  [1280, true, 'right', 'strip', true],
  [1180, false, 'right', 'open', true],
  [1179, false, 'right', 'strip', true],
  [1024, false, 'closed', 'open', true],
  [1024, false, 'right', 'strip', true],
  [1024, false, 'bottom', 'open', true],
  [999, false, 'right', 'strip', false],
  [999, false, 'closed', 'open', true],
  [640, false, 'closed', 'strip', true],
  [640, false, 'right', 'strip', false],
] as const)('%d wide, tree folded %s, panel %s: tree %s, editor %s', (width, treeFolded, testPanel, tree, editor) => {
  expect(layoutOf({ width, treeFolded, testPanel })).toEqual({ tree, editor, test: testPanel });
});

test('wide windows start with a wider tree and panel', () => {
  expect([startWidth('tree', 1280), startWidth('testPanel', 1280), startWidth('tree', 1500), startWidth('testPanel', 1920)]).toEqual([302, 440, 340, 520]);
});
