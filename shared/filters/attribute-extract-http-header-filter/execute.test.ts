import { expect, test } from 'vitest';
import { Secret } from '../../trace/secret.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { extractHttpHeaderExecutor } from './execute.ts';

const filter = (fields: Texts) => compileFilter(extractHttpHeaderExecutor, { type: 'AttributeExtractHTTPHeaderFilter', fields });

test.each([
  { what: 'a header', fields: { headerName: 'x-user' }, becomes: 'eve' },
  { what: 'a header named by a selector', fields: { headerName: '${which}' }, becomes: 'eve' },
  { what: 'Base64', fields: { headerName: 'X-Coded', base64Decode: '1' }, becomes: 'Grüße' },
  { what: 'what is no Base64', fields: { headerName: 'X-Bad', base64Decode: '1' }, becomes: undefined },
  { what: 'a parameter', fields: { headerName: 'q', useQueryParameter: 'true' }, becomes: 'a b' },
  { what: 'a header that is not there', fields: { headerName: 'q' }, becomes: undefined },
])('reads $what', ({ fields, becomes }) => {
  const message = fakeMessage({ query: 'q=a+b', headers: { 'X-User': 'eve', 'X-Coded': 'R3LDvMOfZQ==', 'X-Bad': '*' }, attributes: { which: 'X-User' } });
  expect(filter({ attributeName: 'found', ...fields })(message)).toBe(becomes === undefined ? 'fail' : 'pass');
  expect(message.get('found')).toBe(becomes);
});

test('credentials stay secret', () => {
  const message = fakeMessage({ headers: { Authorization: 'Bearer t0ken' } });
  void filter({ headerName: 'Authorization', attributeName: 'found' })(message);
  expect(message.get('found')).toBeInstanceOf(Secret);
});
