import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { Handlers } from '#shared/api/dispatch.ts';
import { ApiError } from '#shared/api/transport.ts';
import { isStoreRoot } from '../project/store-folder.ts';
import { displayPathOf, FolderIds } from './project-ids.ts';

/** Folders to choose a store from in browser mode: the home folder, or the folder it was started in, and all below. */
export class FolderBrowser {
  private readonly ids = new FolderIds();
  private readonly start: string;

  constructor(startedIn: string = process.cwd()) {
    const home = homedir();
    this.start = startedIn === home || startedIn.startsWith(home + sep) ? home : startedIn;
  }

  readonly list: Handlers['project.folders'] = async ({ folderId }) => {
    const folder = folderId === null ? this.start : this.resolve(folderId);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
      throw new ApiError({ code: 'folder-unreadable', message: `${displayPathOf(folder)} cannot be read`, hint: 'Choose another folder.' });
    });
    const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    return {
      folder: { folderId: this.ids.idOf(folder), displayPath: displayPathOf(folder), parent: folder === this.start ? null : this.ids.idOf(dirname(folder)) },
      folders: names.map((name) => ({ folderId: this.ids.idOf(join(folder, name)), name, isStore: isStore(join(folder, name)) })),
    };
  };

  /** Path of a folder that was listed. */
  resolve(folderId: string): string {
    const path = this.ids.pathOf(folderId);
    if (path === undefined) throw new ApiError({ code: 'unknown-folder', message: 'This folder is not in the list any more', hint: 'Open the list again.' });
    return path;
  }
}

/** A folder that may not be read is shown, but is none. */
function isStore(folder: string): boolean {
  try {
    return isStoreRoot(folder);
  } catch {
    return false;
  }
}
