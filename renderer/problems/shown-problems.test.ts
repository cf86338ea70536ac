import { expect, it } from 'vitest';
import type { ProblemView, TreeNode } from '#shared/api/views.ts';
import { filteredRows, problemRows } from './shown-problems.ts';

const node: TreeNode = { id: '/P/Refresh', parent: null, name: 'Refresh access token', type: 'RefreshingAccessTokenFilter', icon: 'box', edited: false };
const problems: ProblemView[] = [
  { severity: 'note', code: 'port', message: 'PORT.X is not set' },
  { severity: 'error', code: 'invalid-value', message: 'Access Token Expiry is “15m”', entity: '/P/Refresh', field: 'accessTokenExpiresInSecs', file: 'Policies/OAuth/Refresh.yaml', line: 16 },
  { severity: 'warning', code: 'unsupported-filter', message: 'It aborts', entity: '/P/Gone' },
  { severity: 'warning', code: 'unsupported-filter', message: 'It aborts', entity: '/P/Gone' },
];
const rows = problemRows(problems, [node]);

it('lists the worst first, says where in the words of the form, and tells equal ones apart', () => {
  expect(rows.map(({ problem, where, place }) => [problem.severity, where, place])).toEqual([
    ['error', 'Refresh access token › Access Token Expiry (in secs)', 'Refresh.yaml:16'],
    ['warning', 'Gone', ''],
    ['warning', 'Gone', ''],
    ['note', '', ''],
  ]);
  expect(new Set(rows.map((row) => row.key)).size).toBe(4);
});

it.each([
  [{ hidden: new Set(['warning', 'note'] as const), text: '' }, 1],
  [{ hidden: new Set<never>(), text: 'expiry REFRESH' }, 1],
  [{ hidden: new Set<never>(), text: 'unsupported-filter' }, 2],
  [{ hidden: new Set(['error'] as const), text: 'expiry' }, 0],
])('filters %o', (filter, count) => {
  expect(filteredRows(rows, filter)).toHaveLength(count);
});
