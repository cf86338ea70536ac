import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { httpHeaderExecutor } from './execute.ts';

const filter = (fields: Texts) => compileFilter(httpHeaderExecutor, { type: 'HttpHeaderFilter', fields });

test.each([
  { headers: [['X-User', ' eve ']], tokenType: 'Username', outcome: 'pass', id: 'eve', format: 'Username' },
  { headers: [['x-user', 'CN=eve,O=x']], tokenType: 'X509DName', outcome: 'pass', id: 'CN=eve,O=x', format: 'X509DName' },
  { headers: [['X-User', ' ']], tokenType: 'Username', outcome: 'fail', id: undefined, format: undefined },
  { headers: [] as [string, string][], tokenType: 'Username', outcome: 'fail', id: undefined, format: undefined },
])('$headers as $tokenType: $outcome', ({ headers, tokenType, outcome, id, format }) => {
  const message = fakeMessage({ headers: Object.fromEntries(headers) });
  expect(filter({ headerName: 'X-User', tokenType })(message)).toBe(outcome);
  expect([message.get('authentication.subject.id'), message.get('authentication.subject.format')]).toEqual([id, format]);
});

test('does not compile for another type', () => {
  expect(() => filter({ headerName: 'X-User', tokenType: 'Certificate' })).toThrow(CompileError);
});
