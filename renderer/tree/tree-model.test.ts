import { describe, expect, test } from 'vitest';
import type { ProblemView, TreeNode } from '#shared/api/views.ts';
import { actionOf, TypeAhead } from './tree-keys.ts';
import { filteredRows, firstExpansion, rowByPrefix, TreeIndex, visibleRows, type TreeRow } from './tree-model.ts';

const node = (id: string, parent: string | null, name: string, edited = false, type = 'FilterCircuit'): TreeNode => ({ id, parent, name, type, icon: 'workflow', edited });
const nodes = [
  node('folder:Policies', null, 'Policies', false, 'folder'),
  node('/P/OAuth', 'folder:Policies', 'OAuth 2.0'),
  node('/P/OAuth/Access', '/P/OAuth', 'Access Token Service'),
  node('/P/OAuth/Access/Ropc', '/P/OAuth/Access', 'Resource Owner', true, 'ResourceOwnerPasswordCredentialsFilter'),
  node('/P/OAuth/Refresh', '/P/OAuth', 'Refresh'),
  node('folder:Resources', null, 'Resources', false, 'folder'),
];
const problem = (entity: string, severity: ProblemView['severity']): ProblemView => ({ severity, code: 'x', entity, message: 'm' });
const problems = [problem('/P/OAuth/Access/Ropc/Property', 'warning'), problem('/P/OAuth/Refresh', 'error'), problem('folder:Resources', 'note')];
const index = new TreeIndex(nodes, problems);
const drawn = (rows: readonly TreeRow[]): string[] => rows.map((row) => `${'  '.repeat(row.depth)}${row.hasChildren ? (row.expanded ? 'v ' : '> ') : ''}${row.node.name}${row.edited ? ' *' : ''}${row.problem === null ? '' : ` !${row.problem}`}`);

describe('rows', () => {
  test('a folded row stands for what is below it', () => {
    expect(drawn(visibleRows(index, new Set()))).toEqual(['> Policies * !error', 'Resources']);
  });

  test('an unfolded row shows only its own marks', () => {
    expect(drawn(visibleRows(index, new Set(['folder:Policies', '/P/OAuth'])))).toEqual(['v Policies', '  v OAuth 2.0', '    > Access Token Service * !warning', '    Refresh !error', 'Resources']);
  });

  test('problems of entities without a row belong to the nearest row above', () => {
    expect(index.ownProblem('/P/OAuth/Access/Ropc')).toBe('warning');
  });

  test('the place among siblings is known for screen readers', () => {
    const rows = visibleRows(index, new Set(['folder:Policies', '/P/OAuth']));
    expect(rows.map(({ position, siblings, parentRow }) => [position, siblings, parentRow])).toEqual([
      [1, 2, -1],
      [1, 1, 0],
      [1, 2, 1],
      [2, 2, 1],
      [2, 2, -1],
    ]);
  });

  test.each([
    ['refresh', ['v Policies', '  v OAuth 2.0', '    Refresh !error']],
    ['oauth owner', ['v Policies', '  v OAuth 2.0', '    v Access Token Service', '      Resource Owner * !warning']],
    ['nothing', []],
    ['o', ['v Policies', '  v OAuth 2.0', '    v Access Token Service', '      Resource Owner * !warning', 'Resources']],
  ])('the filter %s keeps matches and what leads to them', (filter, expected) => {
    expect(drawn(filteredRows(index, filter))).toEqual(expected);
  });

  test('at first the way to the token filter is unfolded', () => {
    expect(drawn(visibleRows(index, firstExpansion(index)))).toContain('      Resource Owner * !warning');
  });
});

describe('keys', () => {
  const rows = visibleRows(index, new Set(['folder:Policies', '/P/OAuth']));
  test.each([
    ['ArrowDown', 0, { kind: 'move', to: 1 }],
    ['ArrowDown', 4, { kind: 'move', to: 4 }],
    ['ArrowDown', -1, { kind: 'move', to: 0 }],
    ['ArrowUp', 0, { kind: 'move', to: 0 }],
    ['End', 0, { kind: 'move', to: 4 }],
    ['ArrowRight', 2, { kind: 'expand', at: 2 }],
    ['ArrowRight', 1, { kind: 'move', to: 2 }],
    ['ArrowRight', 3, undefined],
    ['ArrowLeft', 1, { kind: 'collapse', at: 1 }],
    ['ArrowLeft', 3, { kind: 'move', to: 1 }],
    ['ArrowLeft', 4, undefined],
    ['Enter', 3, { kind: 'open', at: 3 }],
    [' ', 3, { kind: 'preview', at: 3 }],
    ['F2', 3, { kind: 'rename', at: 3 }],
    ['ContextMenu', 3, { kind: 'menu', at: 3 }],
    ['Enter', -1, undefined],
    ['x', 3, undefined],
  ])('%s on row %d', (key, at, expected) => {
    expect(actionOf({ key, shiftKey: false }, rows, at)).toEqual(expected);
  });

  test('an empty tree has no keys', () => {
    expect(actionOf({ key: 'ArrowDown', shiftKey: false }, [], -1)).toBeUndefined();
  });

  test('one letter goes to the next row that starts with it, round the end', () => {
    expect(rowByPrefix(rows, 0, 'r')).toBe(3);
    expect(rowByPrefix(rows, 3, 'r')).toBe(4);
    expect(rowByPrefix(rows, 4, 'r')).toBe(3);
    expect(rowByPrefix(rows, 0, 'z')).toBe(-1);
  });

  test('letters typed quickly make a word, a pause starts anew', () => {
    const typed = new TypeAhead();
    expect(typed.row('r', rows, 0, 0)).toBe(3);
    expect(typed.row('e', rows, 3, 200)).toBe(3);
    expect(typed.row('s', rows, 3, 400)).toBe(4);
    expect(typed.row('r', rows, 4, 2000)).toBe(3);
  });
});
