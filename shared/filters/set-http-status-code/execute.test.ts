import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { MessageHeaders } from '../header-list.ts';
import { setHttpStatusCodeExecutor } from './execute.ts';

const compile = (httpResponseStatus?: string) => compileFilter(setHttpStatusCodeExecutor, { type: 'SetHTTPStatusCode', fields: httpResponseStatus === undefined ? {} : { httpResponseStatus } });

test.each([
  { field: undefined, attributes: {}, status: 200 },
  { field: '418', attributes: {}, status: 418 },
  { field: '${code}', attributes: { code: '503' }, status: 503 },
])('$field gives $status and keeps the headers', ({ field, attributes, status }) => {
  const message = fakeMessage({ attributes });
  message.answer = { status: 201, headers: new MessageHeaders([['X-A', '1']]) };
  expect(compile(field)(message)).toBe('pass');
  expect(message.answer).toMatchObject({ status });
  expect(message.answer.headers.entries()).toEqual([['X-A', '1']]);
});

test.each(['600', '99', '', 'OK'])('a selector that gives “%s” fails', (code) => {
  const message = fakeMessage({ attributes: { code } });
  expect(compile('${code}')(message)).toBe('fail');
  expect(message.answer).toBeNull();
});

test.each(['600', '99', 'OK'])('“%s” does not compile', (status) => {
  expect(() => compile(status)).toThrow(CompileError);
});
