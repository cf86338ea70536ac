import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EditCommand } from './edit-command.ts';
import { applyCommands } from './edit.ts';
import { StoreModel } from './store-model.ts';

const { types } = StoreModel.read(new Map());

function policy(name: string, other: string): string {
  const filter = (own: string, routing: string): string => `- type: TraceFilter\n  fields:\n    name: ${own}\n    classloader: /Policies/${other}/${own}\n${routing}`;
  return `---\ntype: FilterCircuit\nfields:\n  name: ${name}\n  start: ./A\nchildren:\n${filter('A', '  routing:\n    success: ../B\n')}${filter('B', `  routing:\n    failure: ../../${other}/A\n`)}`;
}
const files = new Map([['Policies/P.yaml', policy('P', 'Q')], ['Policies/Q.yaml', policy('Q', 'P')], ['Policies/R.yaml', policy('R', 'P')], ['Policies/P2.yaml', policy('P#2', 'P')], ['Libraries/C/_parent.yaml', 'type: CacheManager\nfields:\n  name: C\n']]);

const policies = fc.constantFrom('/Policies/P', '/Policies/Q', '/Policies/P#2');
const filters = fc.tuple(policies, fc.constantFrom('A', 'B', 'C', 'A#2')).map(([parent, name]) => `${parent}/${name}`);
const name = fc.constantFrom('A', 'B', 'C', 'D', 'A#2');
const edit: fc.Arbitrary<EditCommand> = fc.oneof(
  fc.record({ kind: fc.constant('add-entity' as const), parent: fc.oneof(policies, filters), type: fc.constantFrom('TraceFilter', 'FilterCircuit'), fields: fc.record({ name }) }),
  fc.record({ kind: fc.constant('remove-entity' as const), entity: fc.oneof(filters, policies) }),
  fc.record({ kind: fc.constant('rename-entity' as const), entity: fc.oneof(filters, policies), fields: fc.record({ name }) }),
  fc.record({ kind: fc.constant('set-field' as const), entity: filters, field: fc.constant('successNode'), value: fc.constantFrom('../A', '../C', '../../Q/B', '/null') }),
);

/** All that a store says, in the order in which it says it. */
function told(model: StoreModel): unknown {
  const { entities } = model;
  return { entities: [...entities.entities], problems: model.problems, referrers: [...entities.entities.keys()].map((id) => entities.referrers(id)), sources: [...entities.entities.keys()].map((id) => model.source(id)) };
}

test('whatever is edited, the store is as one read anew', () => {
  fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
    const model = StoreModel.read(files, types);
    expect(model.problems.length).toBeGreaterThan(0);
    for (const command of edits) {
      const before = new Map(model.files);
      const outcome = applyCommands(model, [command]);
      if (!outcome.ok) expect(new Map(model.files)).toEqual(new Map(before));
      expect(told(model)).toEqual(told(StoreModel.read(model.files, types)));
    }
  }), { numRuns: 150 });
}, 60_000);

test('a filter that comes, goes or is renamed is linked and checked without the rest', () => {
  let questions = 0;
  const ask = <Value>(value: Value): Value => ((questions += 1), value);
  const map = new Map(types.types);
  const counting = { origin: types.origin, isA: (own: string, ancestor: string) => ask(types.isA(own, ancestor)), types: Object.assign(map, { get: (own: string) => ask(types.types.get(own)) }) };
  const many = new Map(Array.from({ length: 100 }, (_, index): [string, string] => [`Policies/${index}.yaml`, policy(`Number ${index}.`, `Number ${index}.`)]));
  const model = StoreModel.read(many, counting);
  expect(model.problems.length).toBeGreaterThan(0);
  const everything = questions;
  const parent = '/Policies/Number 7.';
  const edits: readonly EditCommand[] = [{ kind: 'add-entity', parent, type: 'TraceFilter', fields: { name: 'C' } }, { kind: 'rename-entity', entity: `${parent}/C`, fields: { name: 'D' } }, { kind: 'remove-entity', entity: `${parent}/D` }];
  for (const command of edits) {
    questions = 0;
    expect(applyCommands(model, [command])).toMatchObject({ ok: true });
    expect(model.problems.length).toBeGreaterThan(0);
    expect(questions).toBeGreaterThan(0);
    expect(questions).toBeLessThan(everything / 20);
  }
});
