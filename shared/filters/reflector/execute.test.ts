import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { reflectorExecutor } from './execute.ts';

test('sends the message back, without what belongs to a request', () => {
  const message = fakeMessage({ headers: { Host: 'h', Authorization: 'Basic x', Cookie: 'c=1', 'Content-Type': 'text/plain', 'Content-Length': '2', 'X-Kept': 'yes' }, body: 'hi' });
  expect(compileFilter(reflectorExecutor, { type: 'Reflector', fields: { httpResponseStatus: '401' } })(message)).toBe('pass');
  expect(message.answer?.status).toBe(401);
  expect(message.answer?.headers.entries()).toEqual([['X-Kept', 'yes'], ['Content-Type', 'text/plain']]);
  expect(new TextDecoder().decode(message.body.bytes)).toBe('hi');
});

test('fails when the selector gives no status', () => {
  const message = fakeMessage();
  expect(compileFilter(reflectorExecutor, { type: 'Reflector', fields: { httpResponseStatus: '${nothing}' } })(message)).toBe('fail');
  expect(message.answer).toBeNull();
});
