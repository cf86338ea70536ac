import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { redirectExecutor } from './execute.ts';

const filter = (fields: Texts) => compileFilter(redirectExecutor, { type: 'RedirectFilter', fields });

test.each([
  { what: 'the defaults', fields: { url: '/home' }, status: 301, location: '/home', type: undefined, body: '' },
  { what: 'all fields', fields: { url: '${http.client.getCgiArgument("continue")}#error', httpResponseStatus: '307', outputContentType: 'text/html', content: '<p>${who}</p>' }, status: 307, location: 'https://a.example/b?c=d#error', type: 'text/html', body: '<p>eve</p>' },
  { what: 'characters no URI holds', fields: { url: '/a b/é/😀' }, status: 301, location: '/a%20b/%C3%A9/%F0%9F%98%80', type: undefined, body: '' },
])('redirects by $what', ({ fields, status, location, type, body }) => {
  const message = fakeMessage({ query: 'continue=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd', attributes: { who: 'eve' } });
  expect(filter(fields)(message)).toBe('pass');
  expect(message.answer?.status).toBe(status);
  expect(message.answer?.headers.get('location')).toBe(location);
  expect(message.answer?.headers.get('content-type')).toBe(type);
  expect(new TextDecoder().decode(message.body.bytes)).toBe(body);
});

test.each(['${nothing}', '${bad}'])('fails for the address %s', (url) => {
  const message = fakeMessage({ attributes: { bad: '/a\r\nSet-Cookie: b=c' } });
  expect(filter({ url })(message)).toBe('fail');
  expect(message.answer).toBeNull();
});

test('does not compile for a status that is none', () => {
  expect(() => filter({ url: '/', httpResponseStatus: '99' })).toThrow(CompileError);
});
