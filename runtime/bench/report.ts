import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { projectRoot } from './fixture.ts';
import type { OpenRow } from './open-store.ts';
import { isPinned } from './processes.ts';
import type { Summary } from './summary.ts';
import type { BenchOptions, TokenRow } from './token-requests.ts';

/** Everything that one run measured. */
export interface BenchResults {
  readonly options: BenchOptions;
  readonly tokens: readonly TokenRow[];
  readonly opening: readonly OpenRow[];
}

const number = (value: number, digits = 0): string => value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const spread = (found: Summary, digits = 0): string => `${number(found.median, digits)} (${number(found.lowest, digits)}–${number(found.highest, digits)})`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function tokenTable(rows: readonly TokenRow[]): readonly string[] {
  const [bare, hand] = rows;
  const lines = rows.map(({ server, rate, cpu }) =>
    row([server, spread(rate), `${number((100 * rate.median) / (bare?.rate.median ?? 1))} %`, number(rate.median / (hand?.rate.median ?? 1), 2), spread(cpu, 1), number((hand?.cpu.median ?? 1) / cpu.median, 2)]),
  );
  return [row(['server', 'requests/s, median (range)', 'of bare', 'of hand-tuned', 'CPU µs a request', 'hand-tuned’s CPU / its CPU']), row(['---', '---:', '---:', '---:', '---:', '---:']), ...lines];
}

function openTable(rows: readonly OpenRow[]): readonly string[] {
  const anchor = rows[0]?.ms.median ?? 1;
  return [row(['what', 'ms, median (range)', 'ratio']), row(['---', '---:', '---:']), ...rows.map(({ what, ms }) => row([what, spread(ms), number(ms.median / anchor, 2)]))];
}

/** The results as a document, anchors first. */
export function document({ options, tokens, opening }: BenchResults, date: string): string {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${number(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
  return [
    '# Performance',
    '',
    `Written by \`npm run bench\` on ${date}: ${machine}. Only ratios say something; other programs ran beside it, and absolute figures differ from machine to machine and from minute to minute.`,
    '',
    '## Token requests',
    '',
    `Password grant (client and user checked, one scope): a new access token of 54 and refresh token of 46 characters, stored by digest. ${options.rounds} rounds of ${options.seconds} s in turns, 50 keep-alive connections, ${isPinned ? 'server and load on a core of their own' : 'server and load not pinned to cores'}; every server’s answers were checked before. Goals: at least 0.85 of hand-tuned, at least 2.2 times the peer library.`,
    '',
    ...tokenTable(tokens),
    '',
    '## Opening the real store of the tests',
    '',
    'Goal: at most 1.5 times reading and parsing the same files.',
    '',
    ...openTable(opening),
    '',
  ].join('\n');
}

/** Prints the tables, and writes `docs/performance.md` and `out/bench.json`. */
export function publish(results: BenchResults, now: Date): void {
  const text = document(results, now.toISOString().slice(0, 10));
  process.stdout.write(`${text}\n`);
  mkdirSync(path.join(projectRoot, 'out'), { recursive: true });
  writeFileSync(path.join(projectRoot, 'out/bench.json'), `${JSON.stringify({ date: now.toISOString(), node: process.versions.node, ...results }, null, 2)}\n`);
  writeFileSync(path.join(projectRoot, 'docs/performance.md'), text);
}
