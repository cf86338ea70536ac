import { expect, test } from 'vitest';
import { Secret } from '../../trace/secret.ts';
import { CompileError } from '../executor.ts';
import { compileFilter, decisionsOf, fakeMessage, type Texts } from '../fakes.ts';
import { MessageHeaders } from '../header-list.ts';
import { addHttpHeaderExecutor } from './execute.ts';

const filter = (fields: Texts) => compileFilter(addHttpHeaderExecutor, { type: 'AddHTTPHeaderFilter', fields });

test.each([
  { what: 'a new header', fields: { headerName: 'Pragma', headerValue: 'no-cache' }, name: 'pragma', becomes: ['no-cache'] },
  { what: 'a selector', fields: { headerName: 'X-User', headerValue: 'user ${user}' }, name: 'x-user', becomes: ['user eve'] },
  { what: 'one that is there, replaced', fields: { headerName: 'Accept', headerValue: 'b' }, name: 'accept', becomes: ['b'] },
  { what: 'one that is there, kept', fields: { headerName: 'Accept', headerValue: 'b', overwriteExistingHeader: '0' }, name: 'accept', becomes: ['a', 'b'] },
  { what: 'Base64', fields: { headerName: 'X', headerValue: 'Grüße', base64Encode: 'true' }, name: 'x', becomes: ['R3LDvMOfZQ=='] },
  { what: 'a secret in clear', fields: { headerName: 'X', headerValue: 'Bearer ${token}' }, name: 'x', becomes: ['Bearer t0ken'] },
])('adds $what', ({ fields, name, becomes }) => {
  const message = fakeMessage({ headers: { Accept: 'a' }, attributes: { user: 'eve', token: new Secret('t0ken') } });
  expect(filter(fields)(message)).toBe('pass');
  expect(message.headers.all(name)).toEqual(becomes);
  expect(decisionsOf(message).join()).not.toContain('t0ken');
});

test('an answer that is there gets the header too', () => {
  const message = fakeMessage();
  message.answer = { status: 200, headers: new MessageHeaders() };
  void filter({ headerName: 'X-Frame-Options', headerValue: 'DENY' })(message);
  expect(message.answer.headers.get('x-frame-options')).toBe('DENY');
});

test.each([
  { headerName: 'X', headerValue: '${bad}' },
  { headerName: 'X Y', headerValue: 'a' },
  { headerName: '', headerValue: 'a' },
])('fails for $headerName: $headerValue', (fields) => {
  const message = fakeMessage({ attributes: { bad: 'a\r\nSet-Cookie: b=c' } });
  expect(filter(fields)(message)).toBe('fail');
  expect(message.headers.entries()).toEqual([]);
});

test('does not compile for another place', () => {
  expect(() => filter({ headerName: 'X', addWhere: 'body' })).toThrow(CompileError);
});
