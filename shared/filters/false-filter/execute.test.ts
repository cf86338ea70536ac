import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { falseExecutor } from './execute.ts';

test('fails and leaves the message alone', () => {
  const message = fakeMessage({ attributes: { a: '1' } });
  expect(compileFilter(falseExecutor, { type: 'FalseFilter' })(message)).toBe('fail');
  expect(message.names()).toEqual(['a']);
  expect(message.answer).toBeNull();
});
