import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { trueExecutor } from './execute.ts';

test('passes and leaves the message alone', () => {
  const message = fakeMessage({ attributes: { a: '1' } });
  expect(compileFilter(trueExecutor, { type: 'TrueFilter' })(message)).toBe('pass');
  expect(message.names()).toEqual(['a']);
  expect(message.answer).toBeNull();
});
