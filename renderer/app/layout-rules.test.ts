import { expect, test } from 'vitest';
import { editorsAbove, layoutOf, roomForEditor, startWidth } from './layout-rules.ts';

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

test.each([
  [700, 'bottom', 'problems', true],
  [400, 'right', 'closed', true],
  [400, 'right', 'traffic', false],
  [400, 'bottom', 'closed', false],
] as const)('in %i px with the Test panel %s and the panel below %s, editors above: %s', (height, testPanel, bottomPanel, above) => {
  expect(editorsAbove(height, { testPanel, bottomPanel })).toBe(above);
});

test.each([
  [1280, 800, 'right', 'problems', {}],
  [900, 800, 'right', 'closed', { testPanel: 'closed' }],
  [640, 400, 'bottom', 'traffic', { testPanel: 'closed', bottomPanel: 'closed' }],
  [1280, 400, 'right', 'traffic', { bottomPanel: 'closed' }],
] as const)('in %i × %i px an editor is made room for (Test panel %s, below %s)', (width, height, testPanel, bottomPanel, closed) => {
  expect(roomForEditor({ width, height }, { testPanel, bottomPanel, treeFolded: false })).toEqual(closed);
});
