import { createHash, randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, sep } from 'node:path';

/** Opaque ids of folders: the window only ever names folders that the host gave it. Ids of projects stay the same over restarts. */
export class FolderIds {
  private readonly paths = new Map<string, string>();
  private readonly salt: string;

  /** `salt` keeps ids of one use from being valid in another. */
  constructor(salt: string = randomBytes(8).toString('hex')) {
    this.salt = salt;
  }

  idOf(path: string): string {
    const id = createHash('sha256').update(`${this.salt}\0${path}`).digest('base64url').slice(0, 22);
    this.paths.set(id, path);
    return id;
  }

  /** The folder of an id that was given out before. */
  pathOf(id: string): string | undefined {
    return this.paths.get(id);
  }
}

/** For display: home shortened to `~`. */
export function displayPathOf(path: string): string {
  const home = homedir();
  return path === home || path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path;
}

/** Name of a store: that of its folder. */
export function storeNameOf(path: string): string {
  return basename(path) || path;
}
