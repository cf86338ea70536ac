import { expect, test } from 'vitest';
import { FilterAbort } from '../executor.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { exceptionExecutor } from './execute.ts';

test('aborts with its name', () => {
  const run = compileFilter(exceptionExecutor, { type: 'ExceptionFilter' });
  expect(() => run(fakeMessage())).toThrow(FilterAbort);
  expect(() => run(fakeMessage())).toThrow(/^F is an Abort filter/);
});
