import { expect, test } from 'vitest';
import { Secret } from '../../trace/secret.ts';
import { bodyOf, compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { jsonErrorExecutor } from './execute.ts';

const attributes = { 'circuit.failure.reason': 'no "user"', 'circuit.failure.path': '/Policies/P', 'authentication.subject.password': 'hunter2', token: new Secret('t0ken') };
const filter = (fields: Texts) => compileFilter(jsonErrorExecutor, { type: 'JSONErrorFilter', fields });

test.each([
  { what: 'as little as it can', fields: {}, message: 'message blocked', details: { msgId: 'Id-0a1b' } },
  { what: 'the reason', fields: { showDetailedReason: 'true' }, message: 'no "user"', details: { msgId: 'Id-0a1b' } },
  { what: 'its own words', fields: { showDetailedReason: '1', faultString: 'Sorry' }, message: 'Sorry', details: { msgId: 'Id-0a1b' } },
  { what: 'the policy', fields: { showPath: '1' }, message: 'message blocked', details: { msgId: 'Id-0a1b', path: '/Policies/P' } },
  {
    what: 'the attributes without secrets', fields: { showAttributes: '1', showStack: '1' }, message: 'message blocked',
    details: { msgId: 'Id-0a1b', attributes: { 'circuit.failure.reason': 'no "user"', 'circuit.failure.path': '/Policies/P', 'authentication.subject.password': '••••', token: '••••' } },
  },
])('tells $what', ({ fields, message: text, details }) => {
  const message = fakeMessage({ attributes });
  expect(filter(fields)(message)).toBe('pass');
  expect(message.answer?.status).toBe(500);
  expect(message.answer?.headers.get('content-type')).toBe('application/json');
  expect(JSON.parse(new TextDecoder().decode(message.body.bytes))).toEqual({ reasons: [{ language: 'en', message: text }], details });
});

test('the status is the field’s; a selector that gives none fails', () => {
  const message = fakeMessage();
  void filter({ httpResponseStatus: '418' })(message);
  expect([message.answer?.status, bodyOf(message)['reasons']]).toEqual([418, [{ language: 'en', message: 'message blocked' }]]);
  expect(filter({ httpResponseStatus: '${nothing}' })(fakeMessage())).toBe('fail');
});
