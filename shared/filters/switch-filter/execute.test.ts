import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, decisionsOf, fakeMessage, type FakeFilter, type FakePolicy } from '../fakes.ts';
import { switchExecutor } from './execute.ts';

const row = (comparatorType: string, compareWith: string, policy: string, priority = '1') => ({
  type: 'SwitchCircuitReference',
  fields: { name: `Id-${policy}-${priority}`, comparatorType, compareWith, circuitPK: policy === '' ? '/null' : `/Policies/${policy}`, priority },
});

function compile(children: ReturnType<typeof row>[], fields: FakeFilter['fields'] = {}) {
  const policies: Readonly<Record<string, FakePolicy>> = { A: () => 'pass', B: () => 'fail', Default: () => 'fail' };
  const filter = { type: 'SwitchFilter', fields: { attributeName: '${kind}', defaultCircuit: '/Policies/Default', ...fields }, children };
  return compileFilter(switchExecutor, filter, { policies });
}

test.each([
  { type: 'is', other: 'Password', value: 'password', matches: true },
  { type: 'is', other: 'password', value: 'passwords', matches: false },
  { type: 'is-not', other: 'password', value: 'refresh', matches: true },
  { type: 'contains', other: 'WORD', value: 'password', matches: true },
  { type: 'does-not-contain', other: 'word', value: 'password', matches: false },
  { type: 'begins-with', other: 'pass', value: 'password', matches: true },
  { type: 'startsWith', other: 'pass', value: 'a pass', matches: false },
  { type: 'ends-with', other: 'word', value: 'password', matches: true },
  { type: 'does-not-end-with', other: 'word', value: 'password', matches: false },
  { type: 'regular-expression', other: 'pass.*', value: 'password', matches: true },
  { type: 'regular-expression', other: 'PASS.*', value: 'password', matches: false },
  { type: 'regular-expression', other: 'pass', value: 'password', matches: false },
])('$value $type $other: $matches', async ({ type, other, value, matches }) => {
  const run = compile([row(type, other, 'A')], { defaultOption: 'RETURN_FALSE' });
  expect(await run(fakeMessage({ attributes: { kind: value } }))).toBe(matches ? 'pass' : 'fail');
});

test('the first match by priority decides', async () => {
  const message = fakeMessage({ attributes: { kind: 'x' } });
  expect(await compile([row('is', 'x', 'B', '2'), row('is', 'x', 'A', '-1')])(message)).toBe('pass');
  expect(decisionsOf(message)).toEqual(['case x matches; its policy A runs']);
});

test.each([
  { defaultOption: 'RETURN_TRUE', outcome: 'pass' },
  { defaultOption: 'RETURN_FALSE', outcome: 'fail' },
  { defaultOption: 'RETURN_DEFAULT_CIRCUIT', outcome: 'fail' },
])('without a match $defaultOption gives $outcome', async ({ defaultOption, outcome }) => {
  expect(await compile([row('is', 'x', 'A')], { defaultOption })(fakeMessage({ attributes: { kind: 'y' } }))).toBe(outcome);
});

test.each([
  { what: 'a case without policy', children: [row('is', 'x', '')], fields: {}, code: 'missing-policy' },
  { what: 'no default policy', children: [], fields: { defaultCircuit: '/null' }, code: 'missing-policy' },
  { what: 'an unknown comparison', children: [row('resembles', 'x', 'A')], fields: {}, code: 'unsupported-value' },
  { what: 'a bad regular expression', children: [row('regular-expression', '(', 'A')], fields: {}, code: 'invalid-value' },
])('does not compile with $what', ({ children, fields, code }) => {
  expect(() => compile(children, fields)).toThrow(CompileError);
  expect(() => compile(children, fields)).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) }));
});
