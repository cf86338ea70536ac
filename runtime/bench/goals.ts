import type { LoadRow } from './in-turns.ts';
import type { TimeRow } from './open-store.ts';
import type { BenchResults } from './report.ts';

/** A ratio to reach, and whether this run did. */
export interface Goal {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly reached: boolean;
}

function atLeast(what: string, value: number, goal: number, digits = 2): Goal {
  return { what, measured: value.toFixed(digits), goal: `≥ ${goal}`, reached: value >= goal };
}

function atMost(what: string, value: number, goal: number, unit = ''): Goal {
  return { what, measured: `${value.toFixed(unit === '' ? 2 : 0)}${unit}`, goal: `≤ ${goal}${unit}`, reached: value <= goal };
}

/** Processor time of one row's request over that of another. */
function cpuRatio(rows: readonly LoadRow[], over: string, under: string): number {
  const of = (name: string): number => rows.find(({ server }) => server === name)?.cpu.median ?? Number.NaN;
  return of(over) / of(under);
}

function timeRatio(rows: readonly TimeRow[], at: number): number {
  return (rows[at]?.ms.median ?? Number.NaN) / (rows[0]?.ms.median ?? Number.NaN);
}

/** The goals of the project, in the order of the document. */
export function goalsOf({ tokens, resource, traced, live, memory, opening, growth, editing, editToTrace, desktop }: BenchResults): readonly Goal[] {
  const cpuOfFirst = (rows: readonly LoadRow[]): number => (rows[0]?.cpu.median ?? Number.NaN) / (rows[1]?.cpu.median ?? Number.NaN);
  const start = desktop === undefined ? [] : [
    atMost('start to the welcome page / to an empty window', timeRatio(desktop, 1), 1.3),
    atMost('start to the real store’s tree / to an empty window', timeRatio(desktop, 2), 1.3),
  ];
  return [
    atLeast('token requests, hand-tuned’s time / ours', cpuRatio(tokens, 'hand-tuned', 'Policy Bench, cache'), 0.85),
    atLeast('token requests, @node-oauth on fastify’s time / ours', cpuRatio(tokens, '@node-oauth/oauth2-server on fastify', 'Policy Bench, cache'), 2.2),
    atLeast('protected resource, bare GET’s time / ours', cpuOfFirst(resource), 0.5),
    atLeast('token requests alone / with traced ones among them, time', cpuOfFirst(traced), 0.97),
    atLeast('token requests with few / with many live tokens, time', cpuOfFirst(live), 0.9),
    atMost('memory of a live pair / of a Map’s entry', (memory[1]?.bytes ?? Number.NaN) / (memory[0]?.bytes ?? Number.NaN), 1.3),
    atMost('opening the store / reading and parsing its files', timeRatio(opening, 1), 1.5),
    atMost('opening ten stores in one / one', timeRatio(growth, 1), 11),
    atMost('one edit, problems updated / full validation', timeRatio(editing, 1), 0.05),
    atMost('edit to the trace of the test run again', editToTrace[0]?.ms.median ?? Number.NaN, 100, ' ms'),
    ...start,
  ];
}
