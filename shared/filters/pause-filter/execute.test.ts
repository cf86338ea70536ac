import { expect, test } from 'vitest';
import { FakeClock } from '../../ports/fakes.ts';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { pauseExecutor } from './execute.ts';

test.each([
  { pause: undefined, outcome: 'pass', waited: 10_000 },
  { pause: '0', outcome: 'pass', waited: 0 },
  { pause: '2000000000', outcome: 'pass', waited: 600_000 },
  { pause: '${delay}', outcome: 'pass', waited: 250 },
  { pause: '${nothing}', outcome: 'fail', waited: 0 },
])('pause $pause: $outcome after $waited ms', async ({ pause, outcome, waited }) => {
  const clock = new FakeClock();
  const before = clock.now();
  const run = compileFilter(pauseExecutor, { type: 'PauseFilter', fields: { pause } }, { clock });
  expect(await run(fakeMessage({ attributes: { delay: '250' } }))).toBe(outcome);
  expect(clock.now() - before).toBe(waited);
});

test.each(['soon', '-1'])('does not compile with %s', (pause) => {
  expect(() => compileFilter(pauseExecutor, { type: 'PauseFilter', fields: { pause } })).toThrow(CompileError);
});
