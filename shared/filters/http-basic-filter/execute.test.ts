import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { httpBasicExecutor } from './execute.ts';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const compile = (fields: Readonly<Record<string, string>> = {}) =>
  compileFilter(httpBasicExecutor, { type: 'HttpBasicFilter', fields: { credentialFormat: 'Username', ...fields } }, { users: { eve: 'hun:ter2', jürgen: 'pässwort' } });

test.each([
  { what: 'right', header: basic('eve:hun:ter2'), outcome: 'pass' },
  { what: 'in UTF-8', header: basic('jürgen:pässwort'), outcome: 'pass' },
  { what: 'with the scheme in lower case', header: basic('eve:hun:ter2').replace('Basic', 'basic'), outcome: 'pass' },
  { what: 'wrong', header: basic('eve:guess'), outcome: 'fail' },
  { what: 'without colon', header: basic('eve'), outcome: 'fail' },
  { what: 'no base64', header: 'Basic ###', outcome: 'fail' },
  { what: 'of another scheme', header: 'Bearer abc', outcome: 'fail' },
])('credentials $what: $outcome', async ({ header, outcome }) => {
  const message = fakeMessage({ headers: { Authorization: header } });
  expect(await compile()(message)).toBe(outcome);
  expect(message.answer?.status).toBe(outcome === 'pass' ? undefined : 401);
  expect(message.headers.get('authorization')).toBe(header);
});

test('without challenge the answer is left to others', async () => {
  const message = fakeMessage();
  expect(await compile({ allowClientRetry: '0' })(message)).toBe('fail');
  expect(message.answer).toBeNull();
});

test('the header can be removed', async () => {
  const message = fakeMessage({ headers: { Authorization: basic('eve:hun:ter2') } });
  expect(await compile({ removeAuthNHeader: 'true' })(message)).toBe('pass');
  expect(message.headers.get('authorization')).toBeUndefined();
  expect(message.get('authentication.subject.id')).toBe('eve');
});
