import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage, type Texts } from '../fakes.ts';
import { genericFaultExecutor } from './execute.ts';

const filter = (fields: Texts) => compileFilter(genericFaultExecutor, { type: 'GenericFaultFilter', fields });

test.each([
  { type: 'application/json', answer: 'application/json', holds: '{"reasons":[{"language":"en","message":"a < b"}],"details":{"msgId":"Id-0a1b"}}' },
  { type: 'application/problem+json; charset=utf-8', answer: 'application/json', holds: '"a < b"' },
  { type: 'text/xml', answer: 'text/xml;charset=UTF-8', holds: '<faultstring>a &lt; b</faultstring></soap:Fault>' },
  { type: 'application/soap+xml', answer: 'application/soap+xml;charset=UTF-8', holds: '<soap:Text xml:lang="en">a &lt; b</soap:Text>' },
  { type: '', answer: 'text/xml;charset=UTF-8', holds: '<faultstring>a &lt; b</faultstring>' },
])('answers “$type” with $answer', ({ type, answer, holds }) => {
  const message = fakeMessage({ headers: { 'Content-Type': type }, attributes: { 'circuit.failure.reason': 'a < b' } });
  expect(filter({ showDetailedReason: 'true' })(message)).toBe('pass');
  expect([message.answer?.status, message.answer?.headers.get('content-type')]).toEqual([500, answer]);
  expect(new TextDecoder().decode(message.body.bytes)).toContain(holds);
});

test('tells no reason by default, and details where asked', () => {
  const message = fakeMessage({ attributes: { 'circuit.failure.reason': 'secret plan', 'circuit.failure.path': '/P', 'a"b': '<c>' } });
  void filter({ showPath: '1', showAttributes: '1', httpResponseStatus: '503' })(message);
  const text = new TextDecoder().decode(message.body.bytes);
  expect(text).toContain('<faultstring>message blocked</faultstring><detail><path>/P</path><attributes><attribute name="a&quot;b">&lt;c&gt;</attribute>');
  expect(message.answer?.status).toBe(503);
});

test.each(['styleResponse', 'applyResponseRules'])('does not compile with %s', (field) => {
  expect(() => filter({ [field]: 'true' })).toThrow(CompileError);
});
