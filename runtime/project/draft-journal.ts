import { createHash } from 'node:crypto';
import { closeSync, fsync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { editCommandSchema } from '#shared/api/views.ts';
import { faultCode } from './project-error.ts';

/** Texts of files by path; null: no file. */
const textsSchema = z.record(z.string(), z.string().nullable());

const recordSchema = z.union([
  z.object({ pid: z.number(), root: z.string() }),
  z.object({ step: z.number(), at: z.number(), label: z.string(), commands: z.array(editCommandSchema), base: textsSchema }),
  z.object({ step: z.number(), at: z.number(), label: z.string(), files: textsSchema, base: textsSchema }),
  z.object({ undo: z.number(), at: z.number() }),
]);

/** One edit of a draft: its commands, or for steps that are none (such as "discard all") the texts they left. */
export type DraftStep = Exclude<z.infer<typeof recordSchema>, { readonly pid: number } | { readonly undo: number }>;

/** Unsaved edits that a journal holds. */
export interface KeptDraft {
  /** Fields and entities that the edits touched. */
  readonly changes: number;
  /** Milliseconds since the epoch. */
  readonly editedAt: number;
}

/** A journal read back: its steps in order, those undone left out. */
export interface ReadDraft extends KeptDraft {
  readonly file: string;
  readonly steps: readonly DraftStep[];
}

/** What stands in a journal for the text of a file: enough to see whether it changed. */
export function textMark(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : createHash('sha256').update(text).digest('base64').slice(0, 22);
}

/** Milliseconds after which an edit is on the disk itself, so that it outlives a power cut; a killed process loses nothing at all. */
const syncMs = 100;
/** Milliseconds between two signs of life. A journal without one for three times as long belongs to nobody. */
const lifeMs = 5000;

const openHere = new Set<string>();
let nextJournal = 1;

/** Append-only journal of one session's unsaved edits. Nothing is written before the first edit. */
export class DraftJournal {
  private readonly folder: string;
  private readonly root: string;
  private readonly file: string;
  private handle: number | undefined;
  private syncTimer: ReturnType<typeof setTimeout> | undefined;
  private lifeTimer: ReturnType<typeof setInterval> | undefined;

  constructor(folder: string, root: string) {
    this.folder = folder;
    this.root = root;
    this.file = join(folder, `${Date.now().toString(36)}-${process.pid}-${nextJournal}.jsonl`);
    nextJournal += 1;
  }

  /** Appends a step; several with one number are one step. `base` has the marks of the files it changes as they are on disk. */
  step(step: DraftStep): void {
    this.append(step);
  }

  /** Takes a step back. */
  undo(step: number): void {
    this.append({ undo: step, at: Date.now() });
  }

  /** Forgets everything: the draft is saved, or given up. */
  clear(): void {
    this.close();
    rmSync(this.file, { force: true });
  }

  /** Ends writing; what is in the journal stays to be restored. */
  close(): void {
    clearTimeout(this.syncTimer);
    clearInterval(this.lifeTimer);
    openHere.delete(this.file);
    if (this.handle === undefined) return;
    fsyncSync(this.handle);
    closeSync(this.handle);
    this.handle = undefined;
  }

  private append(record: z.infer<typeof recordSchema>): void {
    const handle = this.handle ?? this.start();
    writeLine(handle, record);
    this.syncTimer ??= setTimeout(() => {
      this.syncTimer = undefined;
      if (this.handle !== undefined) fsync(this.handle, () => undefined);
    }, syncMs);
  }

  private start(): number {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    // Drafts hold what will be in the store's files, secrets included: for the user's eyes only.
    this.handle = openSync(this.file, 'a', 0o600);
    openHere.add(this.file);
    writeLine(this.handle, { pid: process.pid, root: this.root });
    this.lifeTimer = setInterval(() => touch(this.file), lifeMs);
    this.lifeTimer.unref();
    return this.handle;
  }
}

function writeLine(handle: number, record: z.infer<typeof recordSchema>): void {
  const bytes = Buffer.from(`${JSON.stringify(record)}\n`, 'utf8');
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Gone with its folder: there is nothing left to keep alive.
  }
}

/** A process that was killed keeps its number until somebody asks how it ended (Linux; elsewhere false). */
function hasEnded(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** True while a running process writes the journal. */
function isInUse(file: string, pid: number): boolean {
  if (pid === process.pid) return openHere.has(file);
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if (faultCode(fault) !== 'EPERM') return false;
  }
  if (hasEnded(pid)) return false;
  // The number may have gone to another program since.
  return Date.now() - statSync(file).mtimeMs < 3 * lifeMs;
}

function readJournal(file: string): ReadDraft | null {
  const live = new Map<number, DraftStep[]>();
  let editedAt = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const record = recordSchema.safeParse(parse(line));
    // A torn record is the last one: what follows it was never written.
    if (!record.success) break;
    const { data } = record;
    if ('pid' in data) {
      if (isInUse(file, data.pid)) return null;
      continue;
    }
    editedAt = data.at;
    if ('undo' in data) live.delete(data.undo);
    else live.set(data.step, [...(live.get(data.step) ?? []), data]);
  }
  const steps = [...live.values()].flat();
  return { file, steps, editedAt, changes: countChanges(steps) };
}

function countChanges(steps: readonly DraftStep[]): number {
  const touched = new Set<string>();
  for (const step of steps) {
    if ('files' in step) for (const path of Object.keys(step.files)) touched.add(path);
    else for (const command of step.commands) touched.add(JSON.stringify('field' in command ? [command.entity, command.field] : 'entity' in command ? command.entity : [command.parent, command.fields]));
  }
  return touched.size;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function journalsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
  } catch (fault) {
    if (faultCode(fault) === 'ENOENT') return [];
    throw fault;
  }
}

function writtenElsewhere(file: string): boolean {
  try {
    const head = recordSchema.safeParse(parse(readFileSync(file, 'utf8').split('\n', 1)[0] ?? ''));
    return head.success && 'pid' in head.data && head.data.pid !== process.pid && isInUse(file, head.data.pid);
  } catch {
    return false;
  }
}

/**
 * After a crash the application may be started again while its old processes are still ending. Resolves once nobody
 * else writes a journal in the folder, at the latest after `limit` ms: then another session has the store open.
 */
export async function awaitEndingWriters(folder: string, limit = 2000): Promise<void> {
  for (let waited = 0; waited < limit && journalsIn(folder).some(writtenElsewhere); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The newest draft in a folder that no running process writes; null when there is none. Journals without edits are removed. */
export function readDraft(folder: string): ReadDraft | null {
  let newest: ReadDraft | null = null;
  for (const file of journalsIn(folder)) {
    const draft = readJournal(file);
    if (draft === null) continue;
    if (draft.steps.length === 0) rmSync(draft.file, { force: true });
    else if (newest === null || draft.editedAt > newest.editedAt) newest = draft;
  }
  return newest;
}

/** Removes the newest draft of a folder that no running process writes. */
export function discardDraft(folder: string): void {
  const draft = readDraft(folder);
  if (draft !== null) rmSync(draft.file, { force: true });
}
