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
  }), { numRuns: 2000 });
});
