import { describe, expect, test } from 'vitest';
import { fileNameFor } from './file-layout.ts';
import { StoreModel } from './store-model.ts';

const circuit = (name: string, children: string): string => `---\ntype: FilterCircuit\nfields:\n  name: '${name}'\n${children}`;
const filters = 'children:\n- type: TraceFilter\n  fields:\n    name: a/b\n- type: SwitchFilter\n  fields:\n    name: S\n  children:\n  - type: SwitchCircuitReference\n    fields:\n      name: one\n';
const model = StoreModel.read(
  new Map([
    ['_parent.yaml', 'type: Root\nfields:\n  name: System Components\n'],
    ['Policies/C/_parent.yaml', 'type: CircuitContainer\nfields:\n  name: C\n'],
    ['Policies/C/sorted/P.yaml', circuit('P', filters)],
    ['Policies/C/Q.yaml', circuit('Q: x', '')],
    ['Policies/R.yaml', circuit('R', '')],
    ['Environment Configuration/Service/_parent.yaml', 'type: NetService\nfields:\n  name: Service\n'],
    ['Environment Configuration/Service/H/_parent.yaml', 'type: HTTP\nfields:\n  name: H\n'],
    ['Environment Configuration/Service/H/any.yaml', 'type: XMLFirewall\nfields:\n  uriprefix: /api,x\n'],
    ['System/twin.yaml', 'type: CategoryGroup\nfields:\n  name: twin\n'],
    ['System/twin2.yaml', 'type: MimeTypeGroup\nfields:\n  name: twin\n'],
  ]),
);

describe('a reference names', () => {
  test.each([
    ['/Policies/C/P', '/Policies/C/P/S', '/Policies/C/P', 'an absolute path; a folder without _parent.yaml does not count'],
    ['./a/b', '/Policies/C/P', '/Policies/C/P/a/b', 'a child, whose name may hold a slash'],
    ['../S', '/Policies/C/P/a/b', '/Policies/C/P/S', 'a sibling, climbing over the entity and not over its slashes'],
    ['../../a/b', '/Policies/C/P/S/one', '/Policies/C/P/a/b', 'a cousin'],
    ['../../../Q: x', '/Policies/C/P/S/one', '/Policies/C/Q: x', 'a policy beside the own one'],
    ['../R', '/Policies/C', '/Policies/R', 'a neighbour in the sorting folder'],
    ['/Environment Configuration/Service/H//api,x,*', '/', '/Environment Configuration/Service/H//api,x,*', 'several key fields, a default among them'],
    ['/System/(MimeTypeGroup)twin', '/', '/System/twin#2', 'one of two with the same key, by type'],
    ['/System/(CategoryGroup)twin', '/', '/System/twin', 'the other'],
  ])('%s from %s: %s (%s)', (reference, from, target) => {
    expect(model.entities.get(target)).toBeDefined();
    expect(model.entities.resolve(from, reference)?.id).toBe(target);
  });

  test.each(['', '/null'])('nothing: %j', (reference) => expect(model.entities.resolve('/Policies/R', reference)).toBeNull());
  test.each(['/Policies/X', '../X', './X', '../../../../../X'])('what does not exist: %s', (reference) => expect(model.entities.resolve('/Policies/C/P', reference)).toBeUndefined());

  test('every entity can be referred to from anywhere', () => {
    for (const { id } of model.entities.entities.values()) if (id !== '/') expect(model.entities.resolve('/', model.entities.referenceTo(id))?.id).toBe(id);
  });
});

test.each([
  ['/api/oauth/token,*', '(slash)api(slash)oauth(slash)token,(aste-1878782189'],
  ['a"b:c<d>', 'a(quote)b(colon)c(lt)d(gt)'],
  ['?|\\', '(qmark)(pipe)(bslash)'],
  ['short ', 'short_'],
  ['Plain, (name)', 'Plain, (name)'],
])('the file of %s is %s', (key, name) => {
  expect(fileNameFor(key)).toBe(name);
});
