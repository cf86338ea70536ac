import fc from 'fast-check';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { applyCommands } from './edit.ts';
import { StoreModel } from './store-model.ts';
import { writeScalar } from './write-scalar.ts';

const policy = ['---', 'type: FilterCircuit # policy', 'fields:', '  start: ./A', '  name: P', 'children:', '- type: TraceFilter', '  fields:', "    traceMsg: 'x'", '    name: A', '  routing:', '    success: ../B', '- type: TraceFilter', '  fields:', '    name: B', ''];
const open = (eol: string) => StoreModel.read(new Map([['Policies/P.yaml', policy.join(eol)]]));

test.each(['\n', '\r\n'])('an edit changes one line and undo restores the bytes (%j)', (eol) => {
  const model = open(eol);
  const outcome = applyCommands(model, [{ kind: 'set-field', entity: '/Policies/P/A', field: 'traceMsg', value: 'y' }]);
  expect(model.text('Policies/P.yaml')).toBe(policy.join(eol).replace("'x'", "'y'"));
  if (outcome.ok) model.update(outcome.before);
  expect(model.text('Policies/P.yaml')).toBe(policy.join(eol));
});

test('a rename takes references and the file along', () => {
  const model = open('\n');
  expect(applyCommands(model, [{ kind: 'rename-entity', entity: '/Policies/P/B', fields: { name: 'C' } }])).toMatchObject({ ok: true });
  expect(model.text('Policies/P.yaml')).toContain('success: ../C');
  applyCommands(model, [{ kind: 'rename-entity', entity: '/Policies/P', fields: { name: 'Q' } }]);
  expect([...model.files.keys()]).toEqual(['Policies/Q.yaml']);
  expect(model.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
});

test('fields, blocks and children come and go without a trace', () => {
  const model = open('\n');
  applyCommands(model, [{ kind: 'set-field', entity: '/Policies/P/B', field: 'logMask', value: '7' }, { kind: 'add-entity', parent: '/Policies/P', type: 'TraceFilter', fields: { name: 'D' } }]);
  expect(model.text('Policies/P.yaml')).toContain('  logging:\n    mask: 7\n');
  expect(model.entities.get('/Policies/P/D')?.type).toBe('TraceFilter');
  applyCommands(model, [{ kind: 'set-field', entity: '/Policies/P/B', field: 'logMask', value: '2' }, { kind: 'remove-entity', entity: '/Policies/P/D' }]);
  expect(model.text('Policies/P.yaml')).toBe(policy.join('\n'));
});

test('any text reads back as written', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'), (text, style) => {
    expect(parse(`a:\n  b: ${writeScalar(text, { style })}\n  c: d\n`, { schema: 'failsafe' })).toEqual({ a: { b: text, c: 'd' } });
  }), { numRuns: 400 });
});

test('blocks with braces are edited in place', () => {
  const model = StoreModel.read(new Map([['Libraries/C.yaml', '---\ntype: CacheManager\nfields: {}\n'], ['Libraries/D.yaml', 'type: Cache\nfields: {name: D, maxElementsInMemory: 5} # small\n']]));
  expect(applyCommands(model, [{ kind: 'set-field', entity: '/Libraries/D', field: 'timeToLiveSeconds', value: '60' }])).toMatchObject({ ok: true });
  expect(model.text('Libraries/D.yaml')).toBe('type: Cache\nfields: {name: D, maxElementsInMemory: 5, timeToLiveSeconds: 60} # small\n');
  applyCommands(model, [{ kind: 'set-field', entity: '/Libraries/D', field: 'maxElementsInMemory', value: '1000' }, { kind: 'reset-field', entity: '/Libraries/D', field: 'timeToLiveSeconds' }]);
  expect(model.text('Libraries/D.yaml')).toBe('type: Cache\nfields: {name: D} # small\n');
  const [manager] = model.entities.ofType('CacheManager');
  expect(applyCommands(model, [{ kind: 'set-field', entity: manager?.id ?? '', field: 'name', value: 'C' }])).toMatchObject({ ok: true });
  expect(model.text('Libraries/C.yaml')).toBe('---\ntype: CacheManager\nfields:\n  name: C\n');
});

test('block scalars, comments and a byte order mark survive edits around them', () => {
  const text = '\ufeff# head\ntype: Cache # kind\nfields:\n  # why\n  name: C\n  memoryStoreEvictionPolicy: |-\n    one\n    two\n  timeToLiveSeconds: 5   # seconds\n';
  const model = StoreModel.read(new Map([['Libraries/C.yaml', text]]));
  applyCommands(model, [{ kind: 'set-field', entity: '/Libraries/C', field: 'timeToLiveSeconds', value: '6' }]);
  expect(model.text('Libraries/C.yaml')).toBe(text.replace('5   #', '6   #'));
  expect(model.entities.get('/Libraries/C')?.fields.get('memoryStoreEvictionPolicy')).toBe('one\ntwo');
  applyCommands(model, [{ kind: 'set-field', entity: '/Libraries/C', field: 'memoryStoreEvictionPolicy', value: 'FIFO' }]);
  expect(model.text('Libraries/C.yaml')).toBe(text.replace('5   #', '6   #').replace('|-\n    one\n    two', 'FIFO'));
});

test.each([['FilterCircuit', 'Policies'], ['UserStore', 'Environment Configuration'], ['CacheManager', 'Libraries'], ['ESConfiguration', 'System']])('a new %s below the root goes to %s', (type, folder) => {
  const model = StoreModel.read(new Map([['_parent.yaml', 'type: Root\nfields:\n  name: System Components\n']]));
  expect(applyCommands(model, [{ kind: 'add-entity', parent: '/', type, fields: { name: 'A/B' } }])).toMatchObject({ ok: true, added: [`/${folder}/A/B`] });
  expect(model.text(`${folder}/A(slash)B.yaml`)).toContain(`type: ${type}`);
});

test('secrets under a pass-phrase are not written', () => {
  const store = (test: string): StoreModel => StoreModel.read(new Map([['System/E.yaml', `type: ESConfiguration\nfields:\n  name: E\n  passphraseTest: ${test}\n`], ['Environment Configuration/U.yaml', 'type: User\nfields:\n  password: b3BhcXVl\n  name: U\n']]));
  const command = { kind: 'set-field', entity: '/Environment Configuration/U', field: 'password', value: 'bmV3' } as const;
  expect(applyCommands(store('aHR0cDsvL3d3dy52b3JkZWwuY29t'), [command])).toMatchObject({ ok: true });
  expect(applyCommands(store('c29tZXRoaW5n'), [command])).toMatchObject({ ok: false, reason: expect.stringContaining('pass-phrase') as string });
});

test('with a policy go the texts that only it reads, and undo brings them back', () => {
  const body = (name: string): string => `---\ntype: FilterCircuit\nfields:\n  name: ${name}\nchildren:\n- type: ChangeMessageFilter\n  fields:\n    name: A\n    body: '{{file "P-Files/${name}.txt"}}{{file "P-Files/both.txt"}}'\n`;
  const files = new Map([['Policies/P.yaml', body('P')], ['Policies/Q.yaml', body('Q')], ...['P', 'Q', 'both'].map((name): [string, string] => [`Policies/P-Files/${name}.txt`, name])]);
  const model = StoreModel.read(files);
  const outcome = applyCommands(model, [{ kind: 'remove-entity', entity: '/Policies/P' }]);
  expect([...model.files.keys()].sort()).toEqual(['Policies/P-Files/Q.txt', 'Policies/P-Files/both.txt', 'Policies/Q.yaml']);
  if (outcome.ok) model.update(outcome.before);
  expect(new Map(model.files)).toEqual(new Map(files));
});

test.each([['1', 'true'], ['true', 'true'], ['${env.X}', '${env.X}']])('a boolean %s is written as the format has it: %s', (value, written) => {
  const model = open('\n');
  applyCommands(model, [{ kind: 'set-field', entity: '/Policies/P/A', field: 'abortProcessingOnLogError', value }]);
  expect(model.text('Policies/P.yaml')).toContain(`abortProcessingOnLogError: ${written}\n`);
});
