import { expect, it } from 'vitest';
import type { Problem } from '#shared/store/problem.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { joinUnset, unsetVariables } from './unset-variables.ts';

const entity = (fields: string): string => `---\ntype: SetAttributeFilter\nfields:\n${fields}`;

const model = StoreModel.read(
  new Map([
    ['_parent.yaml', '---\ntype: Root\n'],
    ['Policies/a.yaml', entity('  name: a\n  attributeName: ${env.A.B + 1} and ${env.A.B}\n  attributeValue: plain env.NOT_ONE\n')],
    ['Policies/b.yaml', entity('  name: b\n  attributeName: \'{{env "C"}}\'\n  attributeValue: \'{{env "D" "fallback"}} ${http.env.x} ${env.A.B}\'\n')],
    ['Service/c.yaml', '---\ntype: InetInterface\nfields:\n  name: In\n  port: ${env.PORT.IN}\n'],
  ]),
);

const names = (problems: readonly Problem[]): readonly string[] => problems.map(({ severity, message }) => `${severity} ${/variable (\S+) /.exec(message)?.[1] ?? ''}`);

it('reports each variable once, at its first use; one that only ports use is a note', () => {
  const found = unsetVariables(model.entities, new Map());
  expect(names(found)).toEqual(['warning A.B', 'warning C', 'note PORT.IN']);
  expect(found[0]).toMatchObject({ file: 'Policies/a.yaml', line: 5, field: 'attributeName', message: expect.stringContaining('2 fields use it') as string });
});

it('leaves out what is set, also in lower case, and interfaces whose port is given', () => {
  expect(names(unsetVariables(model.entities, new Map([['A.B', ''], ['c', 'x']]), new Map([['In', 0]])))).toEqual([]);
});

it('makes a variable that keeps filters from running an error, in place of one problem for each filter', () => {
  const other: Problem = { severity: 'error', code: 'missing-reference', message: 'something else' };
  const aborts: Problem[] = ['x', 'y'].map((field) => ({ severity: 'error', code: 'invalid-selector', field, message: 'The variable env.A.B is not set' }));
  const freePort: Problem = { severity: 'note', code: 'free-port', message: 'The port ${env.PORT.IN} is not known; a free port is taken' };
  const joined = joinUnset([other, ...aborts, freePort], unsetVariables(model.entities, new Map()));
  expect(joined[0]).toBe(other);
  expect(names(joined.slice(1))).toEqual(['error A.B', 'warning C', 'note PORT.IN']);
  expect(joined[1]?.message).toContain('2 filters abort because of it.');
});
