import { expect, test } from 'vitest';
import { applyCommands } from './edit.ts';
import { StoreModel } from './store-model.ts';

const policy = (lines: string): string => `---\ntype: FilterCircuit\nfields:\n  start: ./A\n  name: P\nchildren:\n- type: TraceFilter\n  fields:\n    name: A\n${lines}`;

test.each([
  ['a reference to nothing', policy('  routing:\n    success: ../B\n'), { code: 'dangling-reference', severity: 'error', line: 11, entity: '/Policies/P/A', field: 'successNode', message: 'A: successNode names “B”, which does not exist (../B).', fix: 'Choose an existing Filter, or add the missing one.' }],
  ['a reference to another kind', policy('    classloader: /Policies/P\n'), { code: 'wrong-reference-type', line: 10, field: 'classloader', fix: 'Choose a ClassLoader.' }],
  ['a value that is no number', policy('    traceLevel: high\n'), { code: 'bad-value', line: 10, field: 'traceLevel', message: 'A: traceLevel is “high”; it needs a whole number.', quickFix: { label: 'Reset to default', commands: [{ kind: 'reset-field', entity: '/Policies/P/A', field: 'traceLevel' }] } }],
  ['a value that is no truth value', policy('    traceBody: yes\n'), { code: 'bad-value', line: 10, field: 'traceBody' }],
  ['a name used twice', policy('- type: TraceFilter\n  fields:\n    name: A\n'), { code: 'duplicate-key', line: 10, entity: '/Policies/P/A#2', fix: 'Rename one of them.' }],
  ['a field written twice', policy('    name: A\n'), { code: 'duplicate-key', line: 10 }],
  ['an unknown field', policy('    colour: red\n'), { code: 'unknown-field', severity: 'warning', line: 10, field: 'colour' }],
  ['an unknown type', policy('- type: OwnFilter\n  fields:\n    name: B\n'), { code: 'unknown-type', severity: 'note', line: 10 }],
  ['a value that values.yaml lacks', policy("    traceMsg: '{{a.b}}'\n"), { code: 'unresolved-placeholder', line: 10, field: 'traceMsg' }],
  ['a file that is not there', policy('    traceMsg: \'{{file "P-Files/x.txt"}}\'\n'), { code: 'unresolved-placeholder', line: 10, field: 'traceMsg' }],
  ['broken YAML', policy('    traceMsg: a: b\n'), { code: 'broken-yaml', severity: 'error', line: 10 }],
  ['a file that is no entity', '- a\n', { code: 'broken-yaml', line: 1 }],
])('%s', (_what, text, expected) => {
  const model = StoreModel.read(new Map([['Policies/P.yaml', text]]));
  const found = model.problems.filter(({ code }) => code === expected.code);
  expect(found).toMatchObject([{ file: 'Policies/P.yaml', ...expected }]);
  expect(found[0]?.fix ?? (expected.code === 'unknown-type' || undefined)).toBeDefined();
});

test('selectors and placeholders stand in fields of any kind', () => {
  const model = StoreModel.read(new Map([['Policies/P.yaml', policy('    traceLevel: ${env.LEVEL}\n    traceBody: \'{{env "BODY"}}\'\n    classloader: ${env.LOADER}\n')]]));
  expect(model.problems).toEqual([]);
});

test('after an edit the problems are those of a store read anew', () => {
  const files = new Map([['Policies/P.yaml', policy('    traceLevel: high\n  routing:\n    success: ../B\n')], ['Policies/Q.yaml', '---\ntype: FilterCircuit\nfields:\n  name: Q\n  start: /Policies/P/A\n'], ['values.yaml', 'a: 1\n']]);
  const model = StoreModel.read(files);
  expect(model.problems).toHaveLength(2);
  const edits = [
    { kind: 'set-field', entity: '/Policies/P/A', field: 'traceLevel', value: '3' },
    { kind: 'set-field', entity: '/Policies/P/A', field: 'traceMsg', value: '{{a.b}}' },
    { kind: 'add-entity', parent: '/Policies/P', type: 'TraceFilter', fields: { name: 'B' } },
    { kind: 'remove-entity', entity: '/Policies/P/A' },
  ] as const;
  for (const edit of edits) {
    expect(applyCommands(model, [edit])).toMatchObject({ ok: true });
    expect(model.problems).toEqual(StoreModel.read(model.files).problems);
  }
  model.update(new Map([['values.yaml', 'a:\n  b: x\n']]));
  expect(model.problems).toEqual(StoreModel.read(model.files).problems);
});

test('after an edit of a field only the entities of its file are checked again', () => {
  const { types } = StoreModel.read(new Map());
  let questions = 0;
  const counting = { ...types, isA: (name: string, ancestor: string) => ((questions += 1), types.isA(name, ancestor)) };
  const files = new Map(Array.from({ length: 50 }, (_, index): [string, string] => [`Policies/${index}.yaml`, policy('').replace('name: P', `name: P${index}`)]));
  const model = StoreModel.read(files, counting);
  expect(model.problems).toEqual([]);
  const everything = questions;
  expect(everything).toBeGreaterThanOrEqual(50);
  questions = 0;
  applyCommands(model, [{ kind: 'set-field', entity: '/Policies/P7/A', field: 'traceMsg', value: 'x' }]);
  expect(model.problems).toEqual([]);
  expect(questions).toBeGreaterThan(0);
  expect(questions).toBeLessThanOrEqual(everything / 20);
});
