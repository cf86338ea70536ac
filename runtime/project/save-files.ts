import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, rmdirSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { faultCode, ProjectError } from './project-error.ts';

/** New texts by path relative to the root; null removes the file. */
export type FileChanges = ReadonlyMap<string, string | null>;

/** `conflict`: nothing was written, because these files are not as they were read. */
export interface SaveOutcome {
  readonly outcome: 'saved' | 'conflict';
  readonly files: readonly string[];
}

/** The file operations that a save is made of; a test lets them fail one by one. */
export interface SaveDisk {
  open(path: string, mode: number): number;
  write(handle: number, bytes: Uint8Array): void;
  sync(handle: number): void;
  close(handle: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  makeFolder(path: string): void;
  removeFolder(path: string): void;
}

/** Node's file system. */
export const nodeDisk: SaveDisk = {
  open: (path, mode) => openSync(path, 'w', mode),
  write: (handle, bytes) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
  },
  sync: fsyncSync,
  close: closeSync,
  rename: renameSync,
  remove: unlinkSync,
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  removeFolder: rmdirSync,
};

/** Journal of a save under way, in the store's root: whoever opens the store next finds it and completes the save. */
const journalName = '.policy-bench-save.json';

const journalSchema = z.object({
  pid: z.number(),
  files: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
type SaveJournal = z.infer<typeof journalSchema>;

/** Text of a file as it is on disk; null when there is none. Bytes that are no UTF-8 are replaced, so that they equal no text. */
export function textOnDisk(root: string, file: string): string | null {
  try {
    return readFileSync(join(root, file)).toString('utf8');
  } catch (fault) {
    if (faultCode(fault) === 'ENOENT' || faultCode(fault) === 'ENOTDIR') return null;
    throw fault;
  }
}

class Writer {
  private readonly root: string;
  private readonly disk: SaveDisk;

  constructor(root: string, disk: SaveDisk) {
    this.root = root;
    this.disk = disk;
  }

  /** Old text or new, never a part: beside it, fsync, rename. The mode of an existing file is kept. */
  put(file: string, text: string, newMode = 0o644): void {
    const path = this.inside(file);
    this.disk.makeFolder(dirname(path));
    const target = existsSync(path) ? realpathSync(path) : path;
    const mode = statSync(target, { throwIfNoEntry: false })?.mode;
    const beside = join(dirname(target), `.${basename(target).slice(0, 60)}.${process.pid}${temporary}`);
    const handle = this.disk.open(beside, mode === undefined ? newMode : mode & 0o777);
    try {
      this.disk.write(handle, Buffer.from(text, 'utf8'));
      this.disk.sync(handle);
    } finally {
      this.disk.close(handle);
    }
    this.disk.rename(beside, target);
    this.syncFolder(dirname(target));
  }

  take(file: string): void {
    const path = this.inside(file);
    if (existsSync(path)) this.disk.remove(path);
    for (let folder = dirname(path); folder.startsWith(this.root + sep); folder = dirname(folder)) {
      if (!existsSync(folder)) continue;
      if (readdirSync(folder).length > 0) {
        this.syncFolder(folder);
        return;
      }
      this.disk.removeFolder(folder);
    }
  }

  apply(files: readonly { readonly path: string; readonly text: string | null }[]): void {
    for (const { path, text } of files) {
      if (text === null) this.take(path);
      else this.put(path, text);
    }
  }

  private inside(file: string): string {
    const path = join(this.root, file);
    if (!path.startsWith(this.root + sep)) throw new Error(`The path ${file} leads out of the store.`);
    return path;
  }

  private syncFolder(folder: string): void {
    // Windows cannot open folders; its renames need no fsync.
    if (process.platform === 'win32') return;
    const handle = openSync(folder, 'r');
    try {
      this.disk.sync(handle);
    } finally {
      closeSync(handle);
    }
  }
}

const temporary = '.policy-bench-tmp';
const temporaryName = /^\..*\.(\d+)\.policy-bench-tmp$/;

function notWritable(root: string, fault: unknown): ProjectError {
  const code = faultCode(fault);
  const hint = code === 'ENOSPC' ? 'Make room on the disk and save again.' : 'Check that you may write the folder and its files, and save again.';
  return new ProjectError('not-writable', `${root} could not be saved (${code === '' ? String(fault) : code}); the files are as they were.`, hint, fault);
}

function beforeSave(root: string, path: string): string | null {
  try {
    return textOnDisk(root, path);
  } catch (fault) {
    throw notWritable(root, fault);
  }
}

/**
 * Writes files all or none. `expected` are the texts that were read (null: no file): where the disk has another text, nothing
 * is written, unless `overwrite`. A crash in between is completed by {@link recoverSave}. Throws {@link ProjectError} when
 * the disk refuses; what was written until then is put back.
 */
export function saveFiles(root: string, changes: FileChanges, expected: FileChanges, overwrite: boolean, disk: SaveDisk = nodeDisk): SaveOutcome {
  const files = [...changes].map(([path, after]) => ({ path, before: beforeSave(root, path), after }));
  const changed = files.filter(({ path, before }) => before !== (expected.get(path) ?? null));
  if (changed.length > 0 && !overwrite) return { outcome: 'conflict', files: changed.map(({ path }) => path) };
  if (files.length === 0) return { outcome: 'saved', files: [] };
  const writer = new Writer(root, disk);
  const journal: SaveJournal = { pid: process.pid, files };
  const done: SaveJournal['files'] = [];
  try {
    writer.put(journalName, JSON.stringify(journal), 0o600);
    for (const file of files) {
      done.push(file);
      writer.apply([{ path: file.path, text: file.after }]);
    }
  } catch (fault) {
    writer.apply(done.map(({ path, before }) => ({ path, text: before })));
    dropLeftovers(root, files, disk);
    throw notWritable(root, fault);
  }
  disk.remove(join(root, journalName));
  return { outcome: 'saved', files: files.map(({ path }) => path) };
}

/** Removes the journal and texts that were on their way to their place. */
function dropLeftovers(root: string, files: SaveJournal['files'], disk: SaveDisk): void {
  if (existsSync(join(root, journalName))) disk.remove(join(root, journalName));
  for (const folder of new Set([root, ...files.map(({ path }) => dirname(join(root, path)))])) dropTemporaries(folder);
}

function dropTemporaries(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = temporaryName.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return faultCode(fault) === 'EPERM';
  }
}

/** Milliseconds to wait for another process that is saving right now. */
const patience = 2000;

/**
 * Completes a save that a crash interrupted; without one it does nothing. A file that somebody changed since stays as it is.
 * Gives the files it wrote. Throws {@link ProjectError} when the folder cannot be written.
 */
export async function recoverSave(root: string, disk: SaveDisk = nodeDisk): Promise<readonly string[]> {
  let text = textOnDisk(root, journalName);
  for (let waited = 0; text !== null && waited < patience; waited += 50) {
    const pid = journalSchema.shape.pid.safeParse(Reflect.get(Object(parse(text)), 'pid'));
    if (!pid.success || !isRunning(pid.data)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    text = textOnDisk(root, journalName);
  }
  dropTemporaries(root);
  if (text === null) return [];
  const journal = journalSchema.safeParse(parse(text));
  try {
    const open = journal.success ? journal.data.files.filter(({ path, before }) => textOnDisk(root, path) === before) : [];
    new Writer(root, disk).apply(open.map(({ path, after }) => ({ path, text: after })));
    dropLeftovers(root, journal.success ? journal.data.files : [], disk);
    return open.map(({ path }) => path);
  } catch (fault) {
    throw new ProjectError('interrupted-save', `A save of ${root} was interrupted and cannot be completed (${faultCode(fault)}).`, 'Check that you may write the folder, and open it again.', fault);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
