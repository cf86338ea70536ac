import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { setResponseStatusExecutor } from './execute.ts';

test.each([
  { fields: {}, status: 2 },
  { fields: { responseStatus: '3' }, status: 3 },
])('marks the message $status and leaves the answer alone', ({ fields, status }) => {
  const message = fakeMessage();
  expect(compileFilter(setResponseStatusExecutor, { type: 'SetResponseStatusFilter', fields })(message)).toBe('pass');
  expect(message.get('message.response.status')).toBe(status);
  expect(message.answer).toBeNull();
});
