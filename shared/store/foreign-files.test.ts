import { isMap, isScalar, isSeq, parseDocument, visit, type Document } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { EditCommand } from './edit-command.ts';
import { applyCommands } from './edit.ts';
import { StoreModel } from './store-model.ts';

const file = 'Policies/P.yaml';
const policy = `---
type: FilterCircuit
fields:
  start: ./A/b
  name: P
children:
- type: TraceFilter
  fields:
    traceMsg: said
    traceLevel: 3
    name: A/b
  routing:
    success: ../B
  logging:
    maskType: FILTER
    mask: 7
  children:
  - type: Property
    fields:
      name: p
      value: 007
- type: TraceFilter
  fields:
    name: B
`;

function restyled(options: { readonly indent?: number; readonly indentSeq?: boolean; readonly lineWidth?: number }, change: (document: Document) => void): string {
  const document = parseDocument(policy, { schema: 'failsafe' });
  change(document);
  return document.toString({ lineWidth: 0, indentSeq: false, ...options });
}

const scalars = (style: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED') => (document: Document) =>
  visit(document, { Scalar: (key, node) => { if (key !== 'key') node.type = style; } });
const flow = (name: string) => (document: Document) =>
  visit(document, { Pair: (_key, pair) => { if (isScalar(pair.key) && pair.key.value === name && (isMap(pair.value) || isSeq(pair.value))) pair.value.flow = true; } });

const hands: Readonly<Record<string, string>> = {
  'no document mark': policy.replace('---\n', ''),
  'CRLF': policy.replaceAll('\n', '\r\n'),
  'a byte order mark and CRLF': `\ufeff${policy.replace('---\n', '').replaceAll('\n', '\r\n')}`,
  'no line end at the end': policy.trimEnd(),
  'blank lines': policy.replaceAll(/^( *)(- type|routing|children)/gm, '\n$1$2'),
  'trailing spaces': policy.replaceAll(/([a-zB]:?)$/gm, '$1  '),
  'comments on lines': policy.replaceAll(/^( *)(?=\w)/gm, '$1# kept\n$1').replace('# kept\n---', '---'),
  'comments behind': policy.replaceAll(/(: \w+)$/gm, '$1   # kept'),
  'comments at the end': `${policy}  # kept\n# kept\n`,
  'a head and an end': `%YAML 1.2\n# kept\n${policy}...\n`,
  'indented lists': restyled({ indentSeq: true }, () => undefined),
  'four columns': restyled({ indent: 4 }, () => undefined),
  'double quotes': restyled({}, scalars('QUOTE_DOUBLE')),
  'single quotes': restyled({}, scalars('QUOTE_SINGLE')),
  'literal blocks': restyled({}, scalars('BLOCK_LITERAL')),
  'folded blocks': restyled({}, scalars('BLOCK_FOLDED')),
  'wrapped lines': restyled({ lineWidth: 20 }, () => undefined),
  'fields in braces': restyled({}, flow('fields')),
  'children in brackets': restyled({}, flow('children')),
  'all in braces': restyled({}, (document) => { if (isMap(document.contents)) document.contents.flow = true; }),
  'keys the other way round': restyled({}, (document) => visit(document, { Map: (_key, map) => void map.items.reverse() })),
  'empty children': restyled({}, (document) => visit(document, { Map: (_key, map) => { if (map.has('type') && !map.has('children')) map.set('children', document.createNode([])); } })),
  'children that are nothing': policy.replace('      value: 007\n', '      value: 007\n    children: # kept\n'),
  'anchors': restyled({}, (document) => { let count = 0; visit(document, { Scalar: (key, node) => { if (key === 'value') node.anchor = `a${(count += 1)}`; } }); }),
  'tags': policy.replaceAll(/: (\w+)$/gm, ': !!str $1'),
  'routing among the fields': policy.replace('    name: A/b\n  routing:\n    success: ../B\n', '    name: A/b\n    successNode: ../B\n'),
};

const read = (text: string): StoreModel => StoreModel.read(new Map([[file, text]]));

/** Everything a store says about its entities, in an order that does not depend on the file's. */
function told(model: StoreModel): Map<string, unknown> {
  return new Map([...model.entities.entities.values()].map(({ id, type, fields }): [string, unknown] => [id, { type, fields: Object.fromEntries(fields) }]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const filter = '/Policies/P/A/b';
const edits: readonly EditCommand[] = [
  { kind: 'set-field', entity: filter, field: 'traceMsg', value: 'other: text # all of it' },
  { kind: 'set-field', entity: filter, field: 'traceMsg', value: 'two\nlines' },
  { kind: 'set-field', entity: filter, field: 'traceLevel', value: '4' },
  { kind: 'set-field', entity: filter, field: 'classloader', value: ['/a', '/b: c'] },
  { kind: 'set-field', entity: filter, field: 'successNode', value: '/null' },
  { kind: 'set-field', entity: '/Policies/P/B', field: 'failureNode', value: '../A/b' },
  { kind: 'set-field', entity: '/Policies/P', field: 'description', value: '' },
  { kind: 'reset-field', entity: filter, field: 'traceMsg' },
  { kind: 'reset-field', entity: filter, field: 'successNode' },
  { kind: 'add-entity', parent: '/Policies/P', type: 'TrueFilter', fields: { name: 'C' } },
  { kind: 'add-entity', parent: '/Policies/P', type: 'TrueFilter', fields: { name: 'C' }, index: 0 },
  { kind: 'add-entity', parent: '/Policies/P/B', type: 'Property', fields: { name: 'q', value: 'x' } },
  { kind: 'remove-entity', entity: `${filter}/p` },
  { kind: 'remove-entity', entity: filter },
  { kind: 'rename-entity', entity: '/Policies/P/B', fields: { name: 'Ñandú, 日本: (x)' } },
];

describe.each(Object.entries(hands))('a file with %s', (hand, text) => {
  test('reads as the plain one', () => expect(told(read(text))).toEqual(told(read(policy))));

  test.each(edits)('$kind $entity$parent $field is made there as in the plain one, and undo restores the bytes', (edit) => {
    const plain = read(policy);
    expect(applyCommands(plain, [edit])).toMatchObject({ ok: true });
    const model = read(text);
    const outcome = applyCommands(model, [edit]);
    if (!outcome.ok) {
      expect([hand, outcome.reason]).toEqual([expect.stringMatching(/braces|brackets/), expect.stringContaining('on one line')]);
      expect(edit.kind).toMatch(/add|remove/);
    } else {
      expect(told(model)).toEqual(told(plain));
      expect(told(read(model.text(file)!))).toEqual(told(plain));
      if (edit.kind === 'set-field' || edit.kind === 'rename-entity') expect(model.text(file)!.match(/# kept/g)?.length).toBe(text.match(/# kept/g)?.length);
      expect(/[^\r]\n/.test(model.text(file)!)).toBe(/[^\r]\n/.test(text));
      model.update(outcome.before);
    }
    expect(model.text(file)).toBe(text);
  });
});

test.each([
  ['an alias', 'type: TraceFilter\nfields:\n  name: &n T\n  traceMsg: *n\n', { name: 'T', traceMsg: 'T' }],
  ['an alias of a block', 'type: TraceFilter\nfields: &f\n  name: T\nrouting: *f\n', { name: 'T' }],
  ['white space as YAML has it', 'type: TraceFilter\nfields:\n  name:\tT\n  traceMsg: >2\n      in\n    out\n\n', { name: 'T', traceMsg: '  in\nout\n' }],
  ['a key that is repeated', 'type: TraceFilter\nfields:\n  name: T\n  traceMsg: a\n  traceMsg: b\n', { name: 'T', traceMsg: 'b' }],
])('%s is read', (_what, text, fields) => {
  expect(Object.fromEntries(StoreModel.read(new Map([['Policies/T.yaml', text]])).entities.get('/Policies/T')?.fields ?? [])).toEqual(fields);
});

test('an edit that would change another field too is refused, and leaves no trace', () => {
  const text = 'type: TraceFilter\nfields:\n  name: T\n  traceMsg: &m a\n  logFatal: *m\n';
  const model = read(text);
  expect(applyCommands(model, [{ kind: 'set-field', entity: '/Policies/T', field: 'traceMsg', value: 'b' }])).toMatchObject({ ok: false, reason: expect.stringContaining('something else') as string });
  expect(model.text(file)).toBe(text);
  expect(applyCommands(model, [{ kind: 'set-field', entity: '/Policies/T', field: 'logFatal', value: 'b' }])).toMatchObject({ ok: true });
  expect(model.text(file)).toBe(text.replace('*m', 'b'));
});

test('of a repeated key the one that counts is written', () => {
  const model = read('type: TraceFilter\nfields:\n  name: T\n  traceMsg: a\n  traceMsg: b\n');
  expect(applyCommands(model, [{ kind: 'set-field', entity: '/Policies/T', field: 'traceMsg', value: 'c' }])).toMatchObject({ ok: true });
  expect(model.text(file)).toContain('traceMsg: a\n  traceMsg: c\n');
});

test.each([
  ['two documents', '---\ntype: A\n---\ntype: B\n', 'broken-yaml', 3, 'more than one document'],
  ['an unfinished merge', 'type: A\n<<<<<<< HEAD\nfields:\n=======\nfield:\n>>>>>>> x\n', 'broken-yaml', 2, 'unfinished merge'],
  ['nothing', '# nothing\n', 'broken-yaml', 1, 'is empty'],
  ['aliases without end', `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefg'.replaceAll(/./g, (name) => `${name}: &${name} [${Array(9).fill(`*${String.fromCharCode(name.charCodeAt(0) - 1)}`).join(', ')}]\n`)}type: A\n`, 'broken-yaml', 1, 'aliases'],
  ['an alias of itself', 'type: A\nfields: &f\n  x: *f\n', 'broken-yaml', 1, 'stands for itself'],
  ['brackets without end', `type: ${'['.repeat(20_000)}`, 'broken-yaml', 1, 'nested too deeply'],
  ['a key that is none of the format', 'type: TraceFilter\nfields:\n  name: T\nrooting:\n  success: ../B\n', 'not-understood', 4, '“rooting” is no part'],
  ['a field that holds fields', 'type: TraceFilter\nfields:\n  name: T\n  traceMsg:\n    a: b\n', 'not-understood', 4, '“traceMsg” is no text'],
  ['children as a map', 'type: TraceFilter\nfields:\n  name: T\nchildren:\n  a: b\n', 'not-understood', 4, '“children” is no list'],
  ['a child that is a text', 'type: TraceFilter\nfields:\n  name: T\nchildren:\n- x\n', 'not-understood', 4, 'item 1'],
  ['a child without a type', 'type: TraceFilter\nfields:\n  name: T\nchildren:\n- fields:\n    name: x\n', 'not-understood', 5, 'names no type'],
])('%s is a problem with its line', (_what, text, code, line, words) => {
  expect(read(text).problems).toContainEqual(expect.objectContaining({ code, file, line, message: expect.stringContaining(words) as string, fix: expect.any(String) as string }));
});

test.each(['a: [\n', '- a\n'])('a values.yaml that gives no values is a problem itself: %j', (text) => {
  expect(StoreModel.read(new Map([['values.yaml', text]])).problems).toMatchObject([{ code: 'broken-yaml', file: 'values.yaml', line: expect.any(Number) as number }]);
  expect(StoreModel.read(new Map([['values.yaml', '']])).problems).toEqual([]);
});

test('a child of an entity that stands within a folder’s own file goes into that file', () => {
  const inside = 'type: CircuitContainer\nfields:\n  name: C\nchildren:\n- type: FilterCircuit\n  fields:\n    name: P\n';
  const model = StoreModel.read(new Map([['Policies/C/_parent.yaml', inside]]));
  expect(applyCommands(model, [{ kind: 'add-entity', parent: '/Policies/C/P', type: 'TrueFilter', fields: { name: 'T' } }])).toMatchObject({ ok: true, added: ['/Policies/C/P/T'] });
  expect([...model.files.keys()]).toEqual(['Policies/C/_parent.yaml']);
});

test('a body keeps its line ends', () => {
  const model = StoreModel.read(new Map([[file, 'type: ChangeMessageFilter\nfields:\n  name: M\n  body: \'{{file "P-Files/M.txt"}}\'\n'], ['Policies/P-Files/M.txt', 'a\r\nb\r\n']]));
  expect(applyCommands(model, [{ kind: 'set-field', entity: '/Policies/M', field: 'body', value: 'a\nc\n' }])).toMatchObject({ ok: true });
  expect(model.text('Policies/P-Files/M.txt')).toBe('a\r\nc\r\n');
});

test('files that are no text are not lost with a folder, and not written over', () => {
  const files = new Map([['Policies/C/_parent.yaml', 'type: CircuitContainer\nfields:\n  name: C\n'], ['Policies/C/P.yaml', 'type: ChangeMessageFilter\nfields:\n  name: P\n  body: \'{{file "logo.png"}}\'\n  outputContentType: \'{{file "logo.png" "binary"}}\'\n']]);
  const model = StoreModel.read(files, undefined, new Map([['Policies/C/logo.png', 'it is no UTF-8 text'], ['Policies/Q.yaml', 'it is no UTF-8 text'], ['Policies/L', 'it is a link to nothing']]));
  expect(model.problems).toMatchObject([{ code: 'broken-yaml', file: 'Policies/Q.yaml', line: 1 }, { code: 'not-understood', file: 'Policies/L', line: 1 }]);
  expect(applyCommands(model, [{ kind: 'remove-entity', entity: '/Policies/C' }])).toMatchObject({ ok: false, reason: expect.stringContaining('Policies/C/logo.png') as string });
  expect(applyCommands(model, [{ kind: 'set-field', entity: '/Policies/C/P', field: 'body', value: 'x' }])).toMatchObject({ ok: false });
  expect(applyCommands(model, [{ kind: 'add-entity', parent: '/', type: 'FilterCircuit', fields: { name: 'Q' } }])).toMatchObject({ ok: false });
  expect(applyCommands(model, [{ kind: 'rename-entity', entity: '/Policies/C', fields: { name: 'D' } }])).toMatchObject({ ok: true });
  expect([model.entities.get('/Policies/D/P')?.place.file, model.entities.get('/Policies/C')]).toEqual(['Policies/C/P.yaml', undefined]);
});

test('a mark that looks like that of a repeated name is a part of the name', () => {
  const named = (name: string): string => `type: TrueFilter\nfields:\n  name: ${name}\n`;
  const model = StoreModel.read(new Map([['Policies/1.yaml', named("'a#2'")], ['Policies/2.yaml', named("'a#2'")], ['Policies/3.yaml', named('b')]]));
  expect(model.problems).toMatchObject([{ code: 'duplicate-key', file: 'Policies/2.yaml' }]);
  expect(applyCommands(model, [{ kind: 'rename-entity', entity: '/Policies/b', fields: { name: 'a#2' } }])).toMatchObject({ ok: false });
  expect(applyCommands(model, [{ kind: 'rename-entity', entity: '/Policies/b', fields: { name: 'b#2' } }])).toMatchObject({ ok: true });
  expect(applyCommands(model, [{ kind: 'add-entity', parent: '/', type: 'FilterCircuit', fields: { name: '.hidden' } }])).toMatchObject({ ok: true, added: ['/Policies/.hidden'] });
});
