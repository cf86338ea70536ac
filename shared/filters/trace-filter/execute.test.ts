import { expect, test } from 'vitest';
import { compileFilter, decisionsOf, fakeMessage } from '../fakes.ts';
import { traceExecutor } from './execute.ts';

const compile = () => compileFilter(traceExecutor, { type: 'TraceFilter', fields: { traceMsg: 'token of ${user}' } });

test('says its text in the trace', () => {
  const message = fakeMessage({ attributes: { user: 'eve' } });
  expect(compile()(message)).toBe('pass');
  expect(decisionsOf(message)).toEqual(['token of eve']);
});

test('passes silently when nobody traces', () => {
  const message = fakeMessage();
  message.trace = null;
  expect(compile()(message)).toBe('pass');
});
