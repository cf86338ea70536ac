import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { TypeSet } from '#shared/store/entity-type.ts';
import { readTypeSet } from '#shared/store/type-set.ts';
import { faultCode, ProjectError } from './project-error.ts';
import { recoverSave } from './save-files.ts';

/** A store as its folder holds it. */
export interface StoreFolder {
  /** Absolute, links resolved. */
  readonly root: string;
  /** Texts by path relative to the root, with `/`. */
  readonly files: ReadonlyMap<string, string>;
  /** Types of a META-INF one level above the root; absent where the root has one of its own, or none is to be found. */
  readonly types?: TypeSet;
  /** Files left alone, with the reason: no UTF-8 text, too big, a link out of the store. */
  readonly skipped: ReadonlyMap<string, string>;
  /** When reading began, in milliseconds since the epoch. */
  readonly readAt: number;
}

/** Bytes; what is bigger is no configuration text. */
const largestText = 64 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of a file's bytes; undefined when they are no UTF-8 text. The text encodes to the very same bytes. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** True for names that are no part of a store: `.policy-bench`, version control, editor leftovers. */
export function isForeignName(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~') || name === 'node_modules';
}

class FolderReader {
  readonly files = new Map<string, string>();
  readonly skipped = new Map<string, string>();
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  walk(folder: string): void {
    for (const entry of this.list(folder)) {
      if (isForeignName(entry.name)) continue;
      const at = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const kind = this.kindOf(entry);
      if (kind === 'folder') this.walk(at);
      else if (kind === 'file') this.read(at);
    }
  }

  /** A folder below the root that may not be read does not keep the rest from being opened. */
  private list(folder: string): Dirent[] {
    try {
      return readdirSync(join(this.root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (fault) {
      if (folder === '') throw fault;
      this.skipped.set(folder, refusal(fault));
      return [];
    }
  }

  private kindOf(entry: Dirent): 'file' | 'folder' | 'other' {
    if (entry.isDirectory()) return 'folder';
    return entry.isFile() || entry.isSymbolicLink() ? 'file' : 'other';
  }

  private read(at: string): void {
    const found = readStoreFile(this.root, at);
    if (found === null) return;
    if ('reason' in found) this.skipped.set(at, found.reason);
    else this.files.set(at, found.text);
  }
}

function refusal(fault: unknown): string {
  return `the system refuses to read it (${faultCode(fault)})`;
}

/** Why a link is not followed; undefined when it leads to a file of the store. `root` must be absolute, with links resolved. */
function linkFault(root: string, at: string): string | undefined {
  try {
    const target = realpathSync(join(root, at));
    return statSync(target).isFile() && target.startsWith(root + sep) ? undefined : 'it is a link to a folder or out of the store';
  } catch {
    return 'it is a link to nothing';
  }
}

/**
 * One file of a store: its text, why it has none that is read, or null where there is no file. `root` must be absolute, with
 * links resolved.
 */
export function readStoreFile(root: string, at: string): { readonly text: string } | { readonly reason: string } | null {
  const path = join(root, at);
  try {
    const own = lstatSync(path, { throwIfNoEntry: false });
    if (own === undefined) return null;
    const reason = own.isSymbolicLink() ? linkFault(root, at) : undefined;
    if (reason !== undefined) return { reason };
    const { size } = own.isSymbolicLink() ? statSync(path) : own;
    if (!own.isFile() && !own.isSymbolicLink()) return null;
    if (size > largestText) return { reason: 'it is too big for a configuration text' };
    const text = decodeText(readFileSync(path));
    return text === undefined ? { reason: 'it is no UTF-8 text' } : { text };
  } catch (fault) {
    return { reason: refusal(fault) };
  }
}

/** True when a folder is the root of a YAML Entity Store: its `_parent.yaml` is of type Root, or types stand beside sorting folders. */
export function isStoreRoot(folder: string): boolean {
  const own = join(folder, '_parent.yaml');
  if (existsSync(own)) {
    const type = /^type:\s*["']?(\w+)/m.exec(readFileSync(own, 'utf8'))?.[1];
    // A broken one at the top still is one: the rest of the store opens.
    return type === undefined || type === 'Root';
  }
  return existsSync(join(folder, 'META-INF', 'types')) && existsSync(join(folder, 'Policies'));
}

function rootBelow(folder: string, depth: number): string | undefined {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !isForeignName(entry.name));
  for (const entry of folders) if (isStoreRoot(join(folder, entry.name))) return join(folder, entry.name);
  if (depth === 1) return undefined;
  for (const entry of folders) {
    const found = rootBelow(join(folder, entry.name), depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function rootAbove(folder: string): string | undefined {
  for (let current = dirname(folder); current !== dirname(current); current = dirname(current)) if (isStoreRoot(current)) return current;
  return undefined;
}

/** Absolute root of the store at a path. Throws {@link ProjectError} that says what to choose instead. */
export function findStoreRoot(path: string): string {
  const given = resolve(path);
  const stat = statSync(given, { throwIfNoEntry: false });
  if (stat === undefined) throw new ProjectError('not-found', `There is no folder ${given}.`, 'It may have been moved or renamed: open it from its new place.');
  if (!stat.isDirectory()) {
    const archive = /\.(tar\.gz|tgz|fed|pol|env|zip)$/i.test(given);
    throw new ProjectError('not-a-store', `${basename(given)} is a file; a YAML Entity Store is a folder.`, archive ? 'Unpack it and open the folder that holds Policies and _parent.yaml.' : 'Open the folder that holds Policies and _parent.yaml.');
  }
  const root = realpathSync(given);
  if (isStoreRoot(root)) return root;
  const above = rootAbove(root);
  if (above !== undefined) throw new ProjectError('not-a-store', `${basename(root)} is a part of a store.`, `Open ${above}.`);
  const below = rootBelow(root, 2);
  throw new ProjectError('not-a-store', `${root} is no YAML Entity Store: it has no _parent.yaml of type Root.`, below === undefined ? 'Open the folder that holds _parent.yaml, Policies and META-INF.' : `Open ${below}.`);
}

function typesAbove(root: string): TypeSet | undefined {
  const metaInf = join(dirname(root), 'META-INF');
  if (!existsSync(join(metaInf, 'types', 'Entity.yaml')) || !lstatSync(metaInf).isDirectory()) return undefined;
  const reader = new FolderReader(join(metaInf, 'types'));
  reader.walk('');
  return readTypeSet(new Map([...reader.files].filter(([path]) => path.endsWith('.yaml')))).types;
}

/**
 * Reads all texts of a store; an interrupted save is completed first. Throws {@link ProjectError} when the path is no
 * store or cannot be read.
 */
export async function readStoreFolder(path: string): Promise<StoreFolder> {
  const root = findStoreRoot(path);
  await recoverSave(root);
  const reader = new FolderReader(root);
  const readAt = Date.now();
  try {
    reader.walk('');
    const hasTypes = [...reader.files.keys()].some((file) => file.startsWith('META-INF/types/'));
    const types = hasTypes ? undefined : typesAbove(root);
    return { root, files: reader.files, skipped: reader.skipped, readAt, ...(types === undefined ? {} : { types }) };
  } catch (fault) {
    throw new ProjectError('unreadable', `${root} cannot be read (${faultCode(fault)}).`, 'Check that you may read the folder and all files in it.', fault);
  }
}
