import { expect, test } from 'vitest';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { Secret } from '../../trace/secret.ts';
import { changeMessageExecutor } from './execute.ts';

test.each([
  { body: '<p>Grüße</p>', attributes: {}, becomes: '<p>Grüße</p>' },
  { body: 'Hello ${user}', attributes: { user: 'eve' }, becomes: 'Hello eve' },
  { body: '', attributes: {}, becomes: '' },
])('replaces the body by “$becomes”', ({ body, attributes, becomes }) => {
  const message = fakeMessage({ headers: { 'Content-Type': 'application/json' }, body: '{}', attributes });
  const run = compileFilter(changeMessageExecutor, { type: 'ChangeMessageFilter', fields: { body, outputContentType: 'text/html' } });
  expect(run(message)).toBe('pass');
  expect(new TextDecoder().decode(message.body.bytes)).toBe(becomes);
  expect(message.body.contentType).toBe('text/html');
  expect(message.headers.all('content-type')).toEqual(['text/html']);
});

test.each(['', '${nothing}'])('a content type of “%s” stays as it was', (outputContentType) => {
  const message = fakeMessage({ headers: { 'Content-Type': 'application/json' }, body: '{}' });
  expect(compileFilter(changeMessageExecutor, { type: 'ChangeMessageFilter', fields: { body: '[]', outputContentType } })(message)).toBe('pass');
  expect(message.body.contentType).toBe('application/json');
});

test('a token that the body asks for is sent', () => {
  const message = fakeMessage({ attributes: { issued: new Secret('t0ken') } });
  void compileFilter(changeMessageExecutor, { type: 'ChangeMessageFilter', fields: { body: '{"t":"${issued}"}', outputContentType: 'application/json' } })(message);
  expect(new TextDecoder().decode(message.body.bytes)).toBe('{"t":"t0ken"}');
});
