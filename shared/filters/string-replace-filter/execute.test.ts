import { expect, test } from 'vitest';
import { Secret } from '../../trace/secret.ts';
import { CompileError, FilterAbort } from '../executor.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { stringReplaceExecutor } from './execute.ts';

const filter = (fields: Texts) => compileFilter(stringReplaceExecutor, { type: 'StringReplaceFilter', fields: { sourceAttribute: 'text', ...fields } });
const regex = { matchMode: 'REGEX_REPLACE' };
const all = { matchBehaviour: 'MATCH_ALL' };

test.each([
  { what: 'the first match', fields: { straightMatchString: '/v1', replacementString: '${path}' }, becomes: '/a$1 x /v1  y' },
  { what: 'all matches', fields: { straightMatchString: '/v1', replacementString: '${path}', ...all }, becomes: '/a$1 x /a$1  y' },
  { what: 'nothing', fields: { straightMatchString: 'z' }, becomes: '/v1 x /v1  y' },
  { what: 'a pattern', fields: { ...regex, ...all, regexMatchString: '\\s+', replacementString: ',' }, becomes: '/v1,x,/v1,y' },
  { what: 'a group', fields: { ...regex, regexMatchString: '/(v)(\\d)', replacementString: '$2$1' }, becomes: '1v x /v1  y' },
])('replaces $what', ({ fields, becomes }) => {
  const message = fakeMessage({ attributes: { text: '/v1 x /v1  y', path: '/a$1' } });
  expect(filter(fields)(message)).toBe('pass');
  expect(message.get('text')).toBe(becomes);
});

test('stores the result elsewhere', () => {
  const message = fakeMessage({ attributes: { text: 'ab' } });
  expect(filter({ destAttributeOverride: 'true', destAttribute: 'other', straightMatchString: 'b' })(message)).toBe('pass');
  expect([message.get('text'), message.get('other')]).toEqual(['ab', 'a']);
});

test.each([{ text: new Secret('a'), by: '' }, { text: 'a', by: '${secret}' }])('what is made of a secret is one', ({ text, by }) => {
  const message = fakeMessage({ attributes: { text, secret: new Secret('s') } });
  void filter({ straightMatchString: 'a', replacementString: by })(message);
  expect(message.get('text')).toBeInstanceOf(Secret);
});

test.each([{ sourceAttribute: 'nothing', straightMatchString: 'a' }, { straightMatchString: '' }, { straightMatchString: 'a', destAttributeOverride: 'true' }])('fails with %j', (fields) => {
  expect(filter(fields)(fakeMessage({ attributes: { text: 'a' } }))).toBe('fail');
});

test('no pattern hangs, and no text grows without end', () => {
  const long = fakeMessage({ attributes: { text: 'a'.repeat(50_000) } });
  const started = performance.now();
  expect(filter({ ...regex, regexMatchString: '(a+)+b' })(long)).toBe('pass');
  expect(performance.now() - started).toBeLessThan(2000);
  expect(() => filter({ ...all, straightMatchString: 'a', replacementString: 'x'.repeat(10_000) })(long)).toThrow(FilterAbort);
});

test.each(['(?=a)', '(', ''])('does not compile the pattern “%s”', (regexMatchString) => {
  expect(() => filter({ ...regex, regexMatchString })).toThrow(CompileError);
});
