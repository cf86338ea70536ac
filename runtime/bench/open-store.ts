import { performance } from 'node:perf_hooks';
import { parseDocument } from 'yaml';
import { StoreModel } from '#shared/store/store-model.ts';
import { readFixture } from './fixture.ts';
import { summary, type Summary } from './summary.ts';

/** One way of reading the fixture. */
export interface OpenRow {
  readonly what: string;
  /** Milliseconds. */
  readonly ms: Summary;
}

function timed(run: () => number): { readonly ms: number; readonly count: number } {
  const started = performance.now();
  const count = run();
  return { ms: performance.now() - started, count };
}

/** Reads every file and parses every YAML text: what opening cannot do without. */
function parseAll(): number {
  let parsed = 0;
  for (const [file, text] of readFixture()) if (file.endsWith('.yaml') && parseDocument(text).errors.length === 0) parsed += 1;
  return parsed;
}

/** Opens the store as the application does: files, types, entities, references. */
function open(): number {
  return StoreModel.read(readFixture()).entities.entities.size;
}

/** Opens it, and checks every field. */
function openAndCheck(): number {
  const model = StoreModel.read(readFixture());
  if (model.problems.some(({ code }) => code === 'broken-yaml')) throw new Error('The fixture is broken');
  return model.entities.entities.size;
}

/** Opening the fixture beside reading and parsing the same files, in turns. */
export function measureOpening(rounds: number): readonly OpenRow[] {
  const ways = [['read and parse the same files', parseAll], ['open the store', open], ['open the store and check it', openAndCheck]] as const;
  const times = ways.map((): number[] => []);
  for (let round = -2; round < rounds; round++) {
    for (const [i, [, run]] of ways.entries()) {
      const { ms, count } = timed(run);
      if (count < 1000) throw new Error(`Only ${count} were found`);
      if (round >= 0) times[i]?.push(ms);
    }
  }
  return ways.map(([what], i) => ({ what, ms: summary(times[i] ?? []) }));
}
