import { expect, test } from 'vitest';
import { CompileError } from '../executor.ts';
import { compileFilter, fakeMessage } from '../fakes.ts';
import { selectorExecutor } from './execute.ts';

const compile = (expression?: string) => compileFilter(selectorExecutor, { type: 'SelectorFilter', fields: expression === undefined ? {} : { expression } });

test.each([
  [undefined, 'pass'],
  ['${1 == 2}', 'fail'],
  ['${role == "admin" && http.request.verb == "POST"}', 'pass'],
  ['${role}', 'fail'],
  ['${flag}', 'pass'],
  ['${nobody}', 'fail'],
] as const)('%s: %s', (expression, outcome) => {
  expect(compile(expression)(fakeMessage({ attributes: { role: 'admin', flag: 'TRUE' } }))).toBe(outcome);
});

test('an expression that cannot be read does not compile', () => {
  expect(() => compile('${1 +}')).toThrow(CompileError);
});
