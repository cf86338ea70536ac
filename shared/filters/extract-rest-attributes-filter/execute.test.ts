import { expect, test } from 'vitest';
import { Secret } from '../../trace/secret.ts';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { extractRestAttributesExecutor } from './execute.ts';

const filter = (fields: Texts) => compileFilter(extractRestAttributesExecutor, { type: 'ExtractRESTAttributesFilter', fields });
const request = { query: 'name=Ni%61ll&place=Dublin&place=a+b', headers: { Host: 'a.example', 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'note=x&password=hunter2' };

const header = { 'http.header.Host': 'a.example', 'http.header.Content-Type': 'application/x-www-form-urlencoded' };
const parameters = { 'params.query.name': 'Ni%61ll', 'params.query.place.1': 'Dublin', 'params.query.place.2': 'a+b', 'params.query.note': 'x', 'params.query.password': new Secret('hunter2') };

test.each([
  { fields: {}, becomes: { ...header, ...parameters } },
  { fields: { useHeaders: 'false' }, becomes: parameters },
  { fields: { useQueryString: '0' }, becomes: header },
  { fields: { useHeaders: '0', decode: '1', queryAttributePrefix: 'q.' }, becomes: { 'q.name': 'Niall', 'q.place.1': 'Dublin', 'q.place.2': 'a b', 'q.note': 'x', 'q.password': new Secret('hunter2') } },
])('extracts with $fields', ({ fields, becomes }) => {
  const message = fakeMessage(request);
  expect(filter(fields)(message)).toBe('pass');
  expect(Object.fromEntries(message.names().map((name) => [name, message.get(name)]))).toEqual(becomes);
});

test('credentials of headers stay secret', () => {
  const message = fakeMessage({ headers: { Authorization: 'Bearer t0ken' } });
  void filter({})(message);
  expect(message.get('http.header.Authorization')).toBeInstanceOf(Secret);
});

test('fails for too many parameters, and sets none', () => {
  const message = fakeMessage({ query: 'a=1&'.repeat(5000) });
  expect(filter({})(message)).toBe('fail');
  expect(message.names()).toEqual([]);
});

test('nothing hides behind empty parameters', () => {
  const message = fakeMessage({ query: `${'&'.repeat(5000)}a=1` });
  expect(filter({ useHeaders: '0' })(message)).toBe('pass');
  expect(message.get('params.query.a')).toBe('1');
});

test('does not compile without a prefix', () => {
  expect(() => filter({ queryAttributePrefix: '' })).toThrow(CompileError);
});
