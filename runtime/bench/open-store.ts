import { performance } from 'node:perf_hooks';
import { parseDocument } from 'yaml';
import { applyCommands } from '#shared/store/edit.ts';
import type { TypeSet } from '#shared/store/entity-type.ts';
import { isEntityFile } from '#shared/store/file-layout.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { readFixture } from './fixture.ts';
import { summary, type Summary } from './summary.ts';

/** One timed piece of work. */
export interface TimeRow {
  readonly what: string;
  /** Milliseconds. */
  readonly ms: Summary;
}

type Work = readonly [what: string, run: () => unknown];

/** The filter whose expiry the benchmarks edit. */
export const EDITED_FILTER = '/Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials/Resource Owner Password Credentials';

/** Times pieces of work in turns, after one turn to warm up. `run` gives what it measured, or nothing to be timed from outside. */
export function timedInTurns(rounds: number, works: readonly Work[]): readonly TimeRow[] {
  const times = works.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    for (const [i, [, run]] of works.entries()) {
      const started = performance.now();
      const own = run();
      const ms = typeof own === 'number' ? own : performance.now() - started;
      if (round >= 0) times[i]?.push(ms);
    }
  }
  return works.map(([what], i) => ({ what, ms: summary(times[i] ?? []) }));
}

function expectMany(count: number): void {
  if (count < 1000) throw new Error(`Only ${count} were found`);
}

/** Reads every file and parses every YAML text: what opening cannot do without. */
function parseAll(): void {
  let parsed = 0;
  for (const [file, text] of readFixture()) if (file.endsWith('.yaml') && parseDocument(text).errors.length === 0) parsed += 1;
  expectMany(parsed);
}

/** Opens the store as the application does: files, types, entities, references. */
function open(): void {
  expectMany(StoreModel.read(readFixture()).entities.entities.size);
}

/** Opens it, and checks every field. */
function openAndCheck(): void {
  if (StoreModel.read(readFixture()).problems.some(({ code }) => code === 'broken-yaml')) throw new Error('The fixture is broken');
}

/** Opening the fixture beside reading and parsing the same files. */
export function measureOpening(rounds: number): readonly TimeRow[] {
  return timedInTurns(rounds, [['read and parse the same files', parseAll], ['open the store', open], ['open the store and check it', openAndCheck]]);
}

/** Copies of the fixture in one store, each below a container of its own. */
function copies(texts: ReadonlyMap<string, string>, count: number): ReadonlyMap<string, string> {
  const files = new Map([['_parent.yaml', texts.get('_parent.yaml') ?? ''], ['Policies/_parent.yaml', texts.get('Policies/_parent.yaml') ?? '']]);
  for (let copy = 1; copy <= count; copy++) {
    for (const [file, text] of texts) if (isEntityFile(file)) files.set(`Policies/Copy ${copy}/${file}`, text);
    files.set(`Policies/Copy ${copy}/_parent.yaml`, `---\ntype: CircuitContainer\nfields:\n  name: Copy ${copy}\n`);
  }
  return files;
}

/** Texts → model with entities and problems, of one and of ten copies; both with the types at hand. */
export function measureGrowth(rounds: number): readonly TimeRow[] {
  const texts = readFixture();
  const { types } = StoreModel.read(texts);
  const read = (files: ReadonlyMap<string, string>, known: TypeSet) => () => expectMany(StoreModel.read(files, known).entities.entities.size);
  return timedInTurns(rounds, [['one copy of the store', read(copies(texts, 1), types)], ['ten copies of the store', read(copies(texts, 10), types)]]);
}

/** One edit and its problems, beside checking everything. */
export function measureEditing(rounds: number): readonly TimeRow[] {
  const texts = readFixture();
  const model = StoreModel.read(texts);
  let seconds = 600;
  const fullCheck = (): number => {
    const fresh = model.copy();
    expectMany(fresh.entities.entities.size);
    const started = performance.now();
    if (fresh.problems.length !== model.problems.length) throw new Error('The checks differ');
    return performance.now() - started;
  };
  const edit = (): number => {
    const before = model.problems.length;
    const started = performance.now();
    const done = applyCommands(model, [{ kind: 'set-field', entity: EDITED_FILTER, field: 'accessTokenExpiresInSecs', value: String(seconds++) }]);
    if (!done.ok || model.problems.length !== before) throw new Error('The edit failed');
    return performance.now() - started;
  };
  return timedInTurns(rounds, [['full validation', fullCheck], ['one edit, problems updated', edit]]);
}
