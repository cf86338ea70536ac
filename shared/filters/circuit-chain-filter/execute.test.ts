import { expect, test } from 'vitest';
import { FilterAbort, type Outcome } from '../executor.ts';
import { compileFilter, fakeMessage, type FakePolicy } from '../fakes.ts';
import { circuitChainExecutor } from './execute.ts';

const step = (name: string, priority: string, more: Readonly<Record<string, string>> = {}) => ({ type: 'CircuitReference', fields: { name, priority, circuitPK: `/Policies/${name}`, ...more } });

/** Runs a chain and gives its result and the policies that ran. */
async function chain(children: readonly ReturnType<typeof step>[], outcomes: Readonly<Record<string, Outcome | 'abort' | undefined>>): Promise<readonly [string, readonly string[]]> {
  const ran: string[] = [];
  const policy = (name: string, outcome: Outcome | 'abort' | undefined): FakePolicy => () => {
    ran.push(name);
    if (outcome === 'abort') throw new FilterAbort(name);
    const settled = outcome ?? 'pass';
    return name === 'Slow' ? Promise.resolve(settled) : settled;
  };
  const policies = Object.fromEntries(Object.entries(outcomes).map(([name, outcome]) => [name, policy(name, outcome)]));
  const run = compileFilter(circuitChainExecutor, { type: 'CircuitChainFilter', children }, { policies });
  try {
    return [await run(fakeMessage()), ran];
  } catch (error) {
    expect(error).toBeInstanceOf(FilterAbort);
    return ['abort', ran];
  }
}

test.each([
  { what: 'none', children: [], outcomes: {}, is: ['pass', []] },
  { what: 'all pass, by priority', children: [step('B', '2'), step('A', '1')], outcomes: { A: 'pass', B: 'pass' }, is: ['pass', ['A', 'B']] },
  { what: 'negative priorities first', children: [step('A', '1'), step('B', '-1')], outcomes: { A: 'pass', B: 'pass' }, is: ['pass', ['B', 'A']] },
  { what: 'the first failure ends it', children: [step('A', '1'), step('B', '2')], outcomes: { A: 'fail', B: 'pass' }, is: ['fail', ['A']] },
  { what: 'the last one fails', children: [step('A', '1'), step('B', '2')], outcomes: { A: 'pass', B: 'fail' }, is: ['fail', ['A', 'B']] },
  { what: 'an abort ends it', children: [step('A', '1'), step('B', '2')], outcomes: { A: 'abort', B: 'pass' }, is: ['abort', ['A']] },
  { what: 'a step switched off', children: [step('A', '1', { evaluate: 'false' }), step('B', '2')], outcomes: { A: 'fail', B: 'pass' }, is: ['pass', ['B']] },
  { what: 'a step without policy', children: [step('A', '1', { circuitPK: '/null' }), step('B', '2')], outcomes: { B: 'pass' }, is: ['pass', ['B']] },
  { what: 'one that has to wait', children: [step('Slow', '1'), step('B', '2')], outcomes: { Slow: 'pass', B: 'fail' }, is: ['fail', ['Slow', 'B']] },
] as const)('$what', async ({ children, outcomes, is }) => {
  expect(await chain(children, outcomes)).toEqual(is);
});
