import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, decisionsOf, fakeMessage } from '../fakes.ts';
import { Secret } from '../../trace/secret.ts';
import { compareAttributeExecutor } from './execute.ts';

const condition = (attrName: string, matchType: string, expression: string) => ({ type: 'AttributeCompare', fields: { attrName, matchType, expression } });
const compile = (children: readonly ReturnType<typeof condition>[], fields: Readonly<Record<string, string>> = {}) => compileFilter(compareAttributeExecutor, { type: 'CompareAttributeFilter', fields, children });

test.each([
  ['${role}', 'IS', 'admin', true],
  ['${role}', 'IS', 'Admin', false],
  ['role', 'IS', 'admin', true],
  ['200', 'IS', '200', true],
  ['${role}', 'IS_NOT', 'guest', true],
  ['${role}', 'IS_NOT', 'admin', false],
  ['${role}', 'CONTAINS', 'dmi', true],
  ['${role}', 'DOES_NOT_CONTAIN', 'dmi', false],
  ['${role}', 'DOESNT_CONTAIN', 'xyz', true],
  ['${role}', 'BEGINS_WITH', 'ad', true],
  ['${role}', 'STARTS_WITH', 'min', false],
  ['${role}', 'DOES_NOT_BEGIN_WITH', 'min', true],
  ['${role}', 'ENDS_WITH', 'min', true],
  ['${role}', 'DOES_NOT_END_WITH', 'min', false],
  ['${role}', 'MATCHES', 'a.*n', true],
  ['${role}', 'MATCHES', 'dmi', false],
  ['${role}', 'DOES_NOT_MATCH', 'a.*n', false],
  ['${role}', 'IS', '${wanted}', true],
  ['${role}', 'MATCHES', '${pattern}', true],
  ['${nobody}', 'IS', '', false],
  ['${nobody}', 'IS_NOT', 'admin', false],
] as const)('%s %s %s: %s', (attribute, type, expression, met) => {
  const message = fakeMessage({ attributes: { role: 'admin', wanted: 'admin', pattern: 'a.{3}n' } });
  expect(compile([condition(attribute, type, expression)])(message)).toBe(met ? 'pass' : 'fail');
});

test('a missing value meets negated conditions when the filter says so', () => {
  const negated = { negateOpOnNull: '1' };
  expect(compile([condition('${nobody}', 'IS_NOT', 'x')], negated)(fakeMessage())).toBe('pass');
  expect(compile([condition('${nobody}', 'IS', 'x')], negated)(fakeMessage())).toBe('fail');
});

const yes = condition('${role}', 'IS', 'admin');
const no = condition('${role}', 'ENDS_WITH', 'x');

test.each([
  { rule: 'MATCH_ALL', children: [yes, yes], outcome: 'pass', said: 'All conditions are met' },
  { rule: 'MATCH_ALL', children: [yes, no], outcome: 'fail', said: '${role} ends with x: not met' },
  { rule: 'MATCH_ONE', children: [no, yes], outcome: 'pass', said: '${role} is admin: met' },
  { rule: 'MATCH_ONE', children: [no, no], outcome: 'fail', said: 'No condition is met' },
])('$rule: $said', ({ rule, children, outcome, said }) => {
  const message = fakeMessage({ attributes: { role: 'admin' } });
  expect(compile(children, { matchingRule: rule })(message)).toBe(outcome);
  expect(decisionsOf(message)).toEqual([said]);
});

test.each([
  { type: 'RESEMBLES', expression: 'x', code: 'unsupported-value' },
  { type: 'MATCHES', expression: '(', code: 'invalid-value' },
])('$type $expression does not compile', ({ type, expression, code }) => {
  expect(() => compile([condition('${role}', type, expression)])).toThrow(CompileError);
  expect(() => compile([condition('${role}', type, expression)])).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) }));
});

test('a pattern from the message that cannot be read aborts', () => {
  const run = compile([condition('${role}', 'MATCHES', '${pattern}')]);
  expect(() => run(fakeMessage({ attributes: { role: 'x', pattern: '(' } }))).toThrow(expect.objectContaining({ name: 'FilterAbort' }));
});

test('a secret is compared by what it holds, and the decision does not show the text it was compared with', () => {
  const message = fakeMessage({ attributes: { 'authentication.subject.password': new Secret('sesame') } });
  const run = (expression: string) => compile([condition('${authentication.subject.password}', 'IS', expression)])(message);
  expect(run('sesame')).toBe('pass');
  expect(run('••••')).toBe('fail');
  expect(run('sesam1')).toBe('fail');
  expect(decisionsOf(message).join('\n')).not.toContain('sesam1');
});
