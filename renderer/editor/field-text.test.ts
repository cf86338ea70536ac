import { describe, expect, it, test } from 'vitest';
import { complete, completionSpot } from './completions.ts';
import { flagText, numberHint, readable, saidAtField, spanInWords } from './field-text.ts';
import { pickerRows } from './picker-rows.ts';

test.each([
  [900, '15 minutes'],
  [1, '1 second'],
  [3600, '1 hour'],
  [43_200, '12 hours'],
  [90, '1 minute 30 seconds'],
  [90_061, '1 day 1 hour'],
  [0, '0 seconds'],
])('%i s are %s', (seconds, words) => expect(spanInWords(seconds)).toBe(words));

test.each([
  ['maxRequestMemory', 'Max request memory'],
  ['circuitPK', 'Circuit reference'],
  ['SSLTrustedCerts', 'SSL trusted certs'],
  ['mq.port', 'MQ port'],
  ['sun.security.krb5.debug', 'Sun security krb5 debug'],
])('%s reads %s', (name, words) => expect(readable(name)).toBe(words));

const expiry = { kind: 'number', unit: 'seconds', min: 1, max: 2_147_483_647, label: 'Expiry', default: '3600', help: '' } as const;
const length = { kind: 'number', unit: 'characters', min: 1, max: 1024, label: 'Length', default: '54', help: '', warnBelow: { value: 22, reason: 'Can be guessed' } } as const;

describe('hint of a number', () => {
  test.each([
    [expiry, '900', { meaning: '900 s = 15 minutes.', facts: 'Default 3600, at least 1' }],
    [expiry, '3600', { meaning: '3600 s = 1 hour.', facts: 'Default 3600' }],
    [expiry, '${env.X}', { meaning: 'Known once the placeholder is resolved.', facts: 'Default 3600, at least 1' }],
    [length, '54', undefined],
    [length, '20', { facts: 'Default 54, 1 to 1024', warning: 'Can be guessed.' }],
  ])('%#', (spec, raw, hint) => expect(numberHint(spec, raw, raw)).toEqual(hint));
});

test.each([
  [true, '0', '1'],
  [false, '0', '0'],
  [true, 'false', 'true'],
  [false, undefined, 'false'],
])('a flag %s with default %s is written %s', (on, fallback, text) => expect(flagText(on, fallback)).toBe(text));

describe('completion', () => {
  test.each([
    ['${auth', 6, false, 'auth'],
    ['x ${a.b} ${', 11, false, ''],
    ['no', 2, false, undefined],
    ['${a.get("', 9, false, undefined],
    ['auth', 4, true, 'auth'],
  ])('%s', (text, caret, bare, prefix) => expect(completionSpot(text, caret, bare)?.prefix).toBe(prefix));

  test('replaces what stands around the caret and closes the bracket once', () => {
    const spot = completionSpot('a ${auth.sub} b', 7, false)!;
    expect(complete('a ${auth.sub} b', spot, 'authentication.subject.id', false)).toEqual({ text: 'a ${authentication.subject.id} b', caret: 30 });
  });
});

describe('picker', () => {
  const candidates = [
    { id: '1', name: 'One', type: 'T', reference: '/One', path: ['Root', 'A'] },
    { id: '2', name: 'Two', type: 'T', reference: '/Two', path: ['Root', 'B'] },
  ];
  test('is a tree below what all share, with none first where that is allowed', () => {
    expect(pickerRows(candidates, '', new Set(), true).map((row) => `${row.depth} ${row.name}`)).toEqual(['0 None', '0 A', '1 One', '0 B', '1 Two']);
    expect(pickerRows(candidates, '', new Set(['folder:A']), false).map((row) => row.name)).toEqual(['A', 'B', 'Two']);
  });
  test('is a list with places while searching', () => {
    expect(pickerRows(candidates, 'two', new Set(), true)).toMatchObject([{ name: 'Two', detail: 'Root › B' }]);
  });
});

it.each([
  ['Owner: Subject: a selector is not closed.', 'A selector is not closed.'],
  ['Subject: a selector is not closed.', 'A selector is not closed.'],
  ['Subject is empty.', 'Subject is empty.'],
  ['Owner: serverCert names nothing.', 'serverCert names nothing.'],
])('%s is said at the field Subject of Owner as %s', (message, words) => {
  expect(saidAtField(message, 'Owner', 'Subject')).toBe(words);
});
