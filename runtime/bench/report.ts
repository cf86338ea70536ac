import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { projectRoot } from './fixture.ts';
import { goalsOf } from './goals.ts';
import { CONNECTIONS, type BenchOptions, type LoadRow } from './in-turns.ts';
import type { TimeRow } from './open-store.ts';
import { isPinned } from './processes.ts';
import type { Summary } from './summary.ts';
import type { MemoryRow } from './token-memory.ts';

/** Everything that one run measured; in each list the anchor comes first. */
export interface BenchResults {
  readonly options: BenchOptions;
  readonly tokens: readonly LoadRow[];
  readonly resource: readonly LoadRow[];
  readonly traced: readonly LoadRow[];
  readonly live: readonly LoadRow[];
  readonly memory: readonly MemoryRow[];
  readonly opening: readonly TimeRow[];
  readonly growth: readonly TimeRow[];
  readonly editing: readonly TimeRow[];
  readonly editToTrace: readonly TimeRow[];
  /** Undefined where no window can be opened. */
  readonly desktop: readonly TimeRow[] | undefined;
  /** That the whole run took. */
  readonly seconds: number;
}

const number = (value: number, digits = 0): string => value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const spread = (found: Summary, digits = 0): string => `${number(found.median, digits)} (${number(found.lowest, digits)}–${number(found.highest, digits)})`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [row(heads), row(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row), ''];
}

function tokenTable(rows: readonly LoadRow[]): readonly string[] {
  const [bare, hand] = rows;
  const heads = ['server', 'requests/s, median (range)', 'of bare', 'of hand-tuned', 'CPU µs a request', 'hand-tuned’s CPU / its CPU'];
  return table(heads, rows.map(({ server, rate, cpu }) =>
    [server, spread(rate), `${number((100 * rate.median) / (bare?.rate.median ?? 1))} %`, number(rate.median / (hand?.rate.median ?? 1), 2), spread(cpu, 1), number((hand?.cpu.median ?? 1) / cpu.median, 2)]));
}

function loadTable(rows: readonly LoadRow[]): readonly string[] {
  const [anchor] = rows;
  return table(['server', 'requests/s, median (range)', 'of the first row', 'CPU µs a request', 'the first row’s CPU / its CPU'], rows.map(({ server, rate, cpu }) =>
    [server, spread(rate), `${number((100 * rate.median) / (anchor?.rate.median ?? 1))} %`, spread(cpu, 1), number((anchor?.cpu.median ?? 1) / cpu.median, 2)]));
}

function timeTable(rows: readonly TimeRow[], digits = 0): readonly string[] {
  const anchor = rows[0]?.ms.median ?? 1;
  return table(['what', 'ms, median (range)', 'ratio'], rows.map(({ what, ms }) => [what, spread(ms, digits), number(ms.median / anchor, 2)]));
}

function memoryTable(rows: readonly MemoryRow[]): readonly string[] {
  const anchor = rows[0]?.bytes ?? 1;
  return table(['what', 'bytes of a pair', 'ratio'], rows.map(({ what, bytes }) => [what, number(bytes), number(bytes / anchor, 2)]));
}

/** The results as a document, goals and anchors first. */
export function document(results: BenchResults, date: string): string {
  const { options, desktop } = results;
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${number(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
  const load = `${options.rounds} rounds of ${options.seconds} s in turns, ${CONNECTIONS} keep-alive connections, ${isPinned ? 'server and load on a core of their own' : 'server and load not pinned to cores'}`;
  return [
    '# Performance',
    '',
    `Written by \`npm run bench\` on ${date}, in ${number(results.seconds)} s: ${machine}. Only ratios say something; absolute figures differ from machine to machine and from minute to minute. Goals for servers are held against processor time, which other programs on the machine disturb least, as the median of the ratios of all rounds; where its range is wide, they disturbed it all the same.`,
    '',
    '## Goals',
    '',
    ...table(['what', 'measured', 'goal', 'reached'], goalsOf(results).map(({ what, measured, goal, reached }) => [what, measured, goal, reached ? 'yes' : '**no**'])),
    '## Token requests',
    '',
    `Password grant (client and user checked, one scope): a new access token of 54 and refresh token of 46 characters, stored by digest. ${load}; every server’s answers were checked before. The hand-tuned server stands twice: what its two rows differ by is noise.`,
    '',
    ...tokenTable(results.tokens),
    '## Protected resource',
    '',
    'A bearer token looked up and its scopes checked, then a page.',
    '',
    ...loadTable(results.resource),
    '## Traced requests among others',
    '',
    'Processor time includes that of the traced requests themselves.',
    '',
    ...loadTable(results.traced),
    '## Many live tokens',
    '',
    'Access tokens, each with its refresh token, in the cache store.',
    '',
    ...loadTable(results.live),
    '## Memory of live tokens',
    '',
    'An access token with its refresh token.',
    '',
    ...memoryTable(results.memory),
    '## Opening the real store of the tests',
    '',
    ...timeTable(results.opening),
    ...timeTable(results.growth),
    '## Editing it',
    '',
    ...timeTable(results.editing, 1),
    'The host, its gateway process and a real request, without the window:',
    '',
    ...timeTable(results.editToTrace),
    '## Start of the desktop application',
    '',
    ...(desktop === undefined ? ['No Electron or no display was at hand.', ''] : ['From starting the program to the first frame of a window that can be used, seen over the DevTools protocol, beside an empty window of the same Electron.', '', ...timeTable(desktop)]),
  ].join('\n');
}

/** Prints the tables, and writes `out/bench.json` and, unless `printOnly`, `docs/performance.md`. */
export function publish(results: BenchResults, now: Date, printOnly: boolean): void {
  const text = document(results, now.toISOString().slice(0, 10));
  process.stdout.write(`${text}\n`);
  mkdirSync(path.join(projectRoot, 'out'), { recursive: true });
  writeFileSync(path.join(projectRoot, 'out/bench.json'), `${JSON.stringify({ date: now.toISOString(), node: process.versions.node, ...results }, null, 2)}\n`);
  if (!printOnly) writeFileSync(path.join(projectRoot, 'docs/performance.md'), text);
}
