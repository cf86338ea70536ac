import type { LoadRow } from './in-turns.ts';
import type { TimeRow } from './open-store.ts';
import type { BenchResults } from './report.ts';
import { summary } from './summary.ts';
import type { ServerName } from './token-requests.ts';

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

/** Processor time of one row's request over that of another: the median over the rounds, in each of which both met the same weather. */
function cpuRatio(over: LoadRow | undefined, under: LoadRow | undefined): number {
  if (over === undefined || under === undefined) return Number.NaN;
  return summary(over.cpuByRound.map((cpu, round) => cpu / (under.cpuByRound[round] ?? Number.NaN))).median;
}

function timeRatio(rows: readonly TimeRow[], at: number): number {
  return (rows[at]?.ms.median ?? Number.NaN) / (rows[0]?.ms.median ?? Number.NaN);
}

/** The goals of the project, in the order of the document. */
export function goalsOf({ tokens, resource, traced, live, memory, opening, growth, editing, editToTrace, desktop }: BenchResults): readonly Goal[] {
  const cpuOfFirst = ([first, second]: readonly LoadRow[]): number => cpuRatio(first, second);
  const tokensOf = (name: ServerName): LoadRow | undefined => tokens.find(({ server }) => server === name);
  const start = desktop === undefined ? [] : [
    atMost('start to the welcome page / to an empty window', timeRatio(desktop, 1), 1.3),
    atMost('start to the real store’s tree / to an empty window', timeRatio(desktop, 2), 1.3),
  ];
  return [
    atLeast('token requests, hand-tuned’s time / ours', cpuRatio(tokensOf('hand-tuned'), tokensOf('Policy Bench, cache')), 0.85),
    atLeast('token requests, @node-oauth on fastify’s time / ours', cpuRatio(tokensOf('@node-oauth/oauth2-server on fastify'), tokensOf('Policy Bench, cache')), 2.2),
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
