import { expect, test } from 'vitest';
import { Secret } from '../../trace/secret.ts';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { copyAttributeExecutor } from './execute.ts';

const compile = (...rows: readonly Readonly<Record<string, string>>[]) => compileFilter(copyAttributeExecutor, { type: 'CopyAttributeFilter', children: rows.map((fields) => ({ type: 'CopyAttribute', fields })) });

test('objects stay objects', () => {
  const scopes = new Set(['a', 'b']);
  const message = fakeMessage({ attributes: { 'scopes.in.token': scopes } });
  expect(compile({ fromAttributeName: 'scopes.in.token', toAttributeName: 'scopes.for.token' })(message)).toBe('pass');
  expect(message.get('scopes.for.token')).toBe(scopes);
});

test('an entered value may hold selectors', () => {
  const message = fakeMessage({ attributes: { user: 'eve' } });
  expect(compile({ fromAttributeName: '', toAttributeName: 'greeting', fromAttributeLocation: '2', attributeValue: 'Hello ${user}' })(message)).toBe('pass');
  expect(message.get('greeting')).toBe('Hello eve');
});

test('a list collects values', () => {
  const message = fakeMessage({ attributes: { a: '1', b: '2' } });
  const to = { toAttributeName: 'all', toListAttribute: '1' };
  expect(compile({ fromAttributeName: 'a', ...to }, { fromAttributeName: 'b', ...to })(message)).toBe('pass');
  expect(message.get('all')).toEqual(['1', '2']);
});

test('fails when there is nothing to copy', () => {
  expect(compile({ fromAttributeName: 'nobody', toAttributeName: 'x' })(fakeMessage())).toBe('fail');
});

test('an unknown source does not compile', () => {
  expect(() => compile({ fromAttributeName: 'a', toAttributeName: 'b', fromAttributeLocation: '7' })).toThrow(CompileError);
});

test('an entered value made of a secret stays one', () => {
  const message = fakeMessage({ attributes: { typed: new Secret('sesame') } });
  void compile({ toAttributeName: 'kept', fromAttributeLocation: '2', attributeValue: 'a-${typed}' })(message);
  const kept = message.get('kept');
  expect([String(kept), kept instanceof Secret && kept.reveal('test')]).toEqual(['a-••••', 'a-sesame']);
});
