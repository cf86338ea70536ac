import { expect, it } from 'vitest';
import { compareRuns } from './compare-runs.ts';
import { exampleRun } from './testing/example-runs.ts';

const differing = (parts: ReturnType<typeof compareRuns>) => parts.flatMap((part) => part.lines.filter((line) => line.differs).map((line) => [part.title, line.left, line.right]));

it('finds nothing between equal runs, whatever their tokens and times', () => {
  const again = exampleRun(2, { ms: 99, response: { ...exampleRun(1).response!, body: '{"access_token":"•••• ffff (54)","expires_in":3600}' } });
  expect(differing(compareRuns(exampleRun(1), again))).toEqual([]);
});

it('marks request, status, body and steps that differ', () => {
  const step = (outcome: 'pass' | 'fail') => [
    { runId: '', seq: 0, at: 0, kind: 'enter' as const, step: 0, parent: null, what: 'filter' as const, entity: '/f', name: 'Token', type: 'TrueFilter' },
    { runId: '', seq: 1, at: 1, kind: 'leave' as const, step: 0, outcome, ms: 1 },
  ];
  const left = exampleRun(1, { trace: step('pass') });
  const right = exampleRun(2, {
    trace: step('fail'),
    input: { ...left.input, scopes: [] },
    response: { status: 400, statusText: 'Bad Request', headers: left.response!.headers, body: '{"error":"invalid_scope"}', bytes: 25 },
  });
  expect(differing(compareRuns(left, right))).toEqual([
    ['Request', 'resource.READ', 'none requested'],
    ['Answer', '200 OK', '400 Bad Request'],
    ['Body', '  "access_token": "•••• (54)",', '  "error": "invalid_scope"'],
    ['Body', '  "expires_in": 3600', null],
    ['Steps and decisions', 'Token (True): passed', 'Token (True): failed'],
  ]);
});

it('compares a run without an answer', () => {
  const parts = compareRuns(exampleRun(1), exampleRun(2, { response: null, error: 'The gateway gave no answer' }));
  expect(parts[1]!.lines.at(-1)).toMatchObject({ label: 'Answer', left: null, right: 'The gateway gave no answer' });
});
