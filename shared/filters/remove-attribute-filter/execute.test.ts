import { expect, test } from 'vitest';
import { compileFilter, decisionsOf, fakeMessage } from '../fakes.ts';
import { removeAttributeExecutor } from './execute.ts';

test.each([
  { attributes: { role: 'admin', other: 'x' }, said: 'The attribute role is removed' },
  { attributes: { other: 'x' }, said: 'There was no attribute role' },
])('$said', ({ attributes, said }) => {
  const message = fakeMessage({ attributes });
  expect(compileFilter(removeAttributeExecutor, { type: 'RemoveAttributeFilter', fields: { messageAttribute: 'role' } })(message)).toBe('pass');
  expect(message.names()).toEqual(['other']);
  expect(decisionsOf(message)).toEqual([said]);
});
