import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { MessageHeaders } from '../header-list.ts';
import { removeHttpHeaderExecutor } from './execute.ts';

test.each([
  { headerName: 'cookie', errorNoHeader: '0', outcome: 'pass', left: ['Accept'] },
  { headerName: '${which}', errorNoHeader: '1', outcome: 'pass', left: ['Cookie'] },
  { headerName: 'Expect', errorNoHeader: '0', outcome: 'pass', left: ['Cookie', 'Accept'] },
  { headerName: 'Expect', errorNoHeader: '1', outcome: 'fail', left: ['Cookie', 'Accept'] },
])('$headerName, required $errorNoHeader: $outcome', ({ headerName, errorNoHeader, outcome, left }) => {
  const message = fakeMessage({ headers: { Cookie: 'a=b', Accept: '*/*' }, attributes: { which: 'Accept' } });
  expect(compileFilter(removeHttpHeaderExecutor, { type: 'RemoveHTTPHeaderFilter', fields: { headerName, errorNoHeader } })(message)).toBe(outcome);
  expect(message.headers.entries().map(([name]) => name)).toEqual(left);
});

test('an answer loses the header too', () => {
  const message = fakeMessage();
  message.answer = { status: 200, headers: new MessageHeaders([['Pragma', 'no-cache']]) };
  expect(compileFilter(removeHttpHeaderExecutor, { type: 'RemoveHTTPHeaderFilter', fields: { headerName: 'Pragma', errorNoHeader: '1' } })(message)).toBe('pass');
  expect(message.answer.headers.entries()).toEqual([]);
});
