import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { attributeChanges, buildTrace, kindWord, traceRows, traceText, type TraceStep } from './trace-tree.ts';

type Body = TraceEvent extends infer E ? (E extends TraceEvent ? Omit<E, 'runId' | 'seq' | 'at'> : never) : never;

function events(...bodies: readonly Body[]): TraceEvent[] {
  return bodies.map((body, index) => ({ ...body, runId: 'r', seq: index, at: index }) as TraceEvent);
}

const enter = (step: number, parent: number | null, name: string, what: 'policy' | 'filter' = 'filter', type = 'TrueFilter'): Body => ({ kind: 'enter', step, parent, what, entity: `/${name}`, name, type, attributes: [{ name: 'a', value: '1' }] });
const leave = (step: number, outcome: 'pass' | 'fail' | 'abort' = 'pass'): Body => ({ kind: 'leave', step, outcome, ms: 1.25, attributes: [{ name: 'a', value: '2' }, { name: 'b', value: 'new' }] });
const decide = (step: number, text: string): Body => ({
  kind: 'decision',
  step,
  outcome: 'fail',
  text,
  fields: [{ entity: '/f', field: 'x', label: 'Must match', value: 'All' }],
  mends: [1, 2, 3].map((n) => ({ kind: 'request' as const, label: `mend ${n}`, change: {} })),
  notReached: 'Tokens, store: not reached',
});

const story = events(
  { kind: 'request', method: 'POST', path: '/token', service: 'S', interfaceName: 'I' },
  enter(0, null, 'Policy', 'policy'),
  enter(1, 0, 'Filter'),
  decide(1, 'Scope x is not registered'),
  leave(1, 'fail'),
  leave(0, 'fail'),
  { kind: 'answer', status: 400, summary: '400, application/json', ms: 9, stores: [] },
);

describe('buildTrace', () => {
  it('nests steps and decisions, and counts them', () => {
    const tree = buildTrace(story);
    expect(tree).toMatchObject({ filters: 1, decisions: 1, ms: 9 });
    const [policy] = tree.roots as TraceStep[];
    expect(policy).toMatchObject({ name: 'Policy', outcome: 'fail', ms: 1.25 });
    expect(policy!.children[0]).toMatchObject({ name: 'Filter', children: [{ node: 'decision', text: 'Scope x is not registered' }] });
  });

  it('offers at most two mends', () => {
    const filter = (buildTrace(story).roots[0] as TraceStep).children[0] as TraceStep;
    expect(filter.children[0]).toMatchObject({ mends: [{ label: 'mend 1' }, { label: 'mend 2' }] });
  });

  it('shows what still runs', () => {
    const tree = buildTrace(story.slice(0, 3));
    expect(tree.roots[0]).toMatchObject({ outcome: 'running', ms: undefined, children: [{ outcome: 'running' }] });
    expect(tree.ms).toBe(2);
  });

  it('keeps an event whose step is unknown', () => {
    expect(buildTrace(events(decide(7, 'lost'))).roots).toMatchObject([{ text: 'lost' }]);
  });
});

describe('traceRows', () => {
  it('leaves out what is closed', () => {
    const tree = buildTrace(story);
    expect(traceRows(tree, new Set(), new Set()).map((row) => row.level)).toEqual([1, 2, 3]);
    expect(traceRows(tree, new Set(['s1']), new Set())).toHaveLength(2);
    expect(traceRows(tree, new Set(['s0']), new Set())).toMatchObject([{ row: 'step', expanded: false, position: 1, size: 1 }]);
  });

  it('cuts the middle of an endless loop until it is asked for', () => {
    const loop = buildTrace(events(enter(0, null, 'Loop', 'policy'), ...Array.from({ length: 1000 }, (_, index) => enter(index + 1, 0, `F${index}`))));
    const rows = traceRows(loop, new Set(), new Set());
    expect(rows).toHaveLength(1 + 200 + 1);
    expect(rows.find((row) => row.row === 'hidden')).toMatchObject({ id: 's0', count: 800 });
    expect(rows.at(-1)).toMatchObject({ position: 1000 });
    expect(traceRows(loop, new Set(), new Set(['s0']))).toHaveLength(1001);
  });
});

it('puts changed attributes first', () => {
  const [policy] = buildTrace(events(enter(0, null, 'P'), { ...leave(0), attributes: [{ name: 'z', value: '9' }] } as Body)).roots as TraceStep[];
  expect(attributeChanges(policy!)).toEqual([
    { name: 'z', before: undefined, after: '9', changed: true },
    { name: 'a', before: '1', after: '1', changed: false },
  ]);
});

it('writes the trace as text', () => {
  expect(traceText(buildTrace(story))).toBe(
    [
      'POST /token (S, I)',
      '  ✗ Policy [policy]  1.3 ms',
      '    ✗ Filter [True]  1.3 ms',
      '      ✗ Scope x is not registered (Must match = All)',
      '      ◌ Tokens, store: not reached',
      'Answer: 400, application/json, 9.0 ms',
      '',
    ].join('\n'),
  );
});

it.each([
  ['SwitchFilter', 'Switch'],
  ['ChangeMessageFilter', 'Change message'],
  ['Reflector', 'Reflector'],
  ['SetHTTPStatusCode', 'filter'],
  ['ResourceOwnerPasswordCredentialsFilter', 'filter'],
])('names the kind of %s %s', (type, word) => {
  expect(kindWord({ what: 'filter', type })).toBe(word);
  expect(kindWord({ what: 'policy', type })).toBe('policy');
});
