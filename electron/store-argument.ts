import { resolve } from 'node:path';

/** How a process was started, as far as its store argument depends on it. */
export interface Start {
  readonly argv: readonly string[];
  readonly workingFolder: string;
  /** Folder of the application when Electron was told which to run; undefined in a packaged application. */
  readonly applicationFolder: string | undefined;
}

/** Absolute path of the store that the command line names, or null. Switches, also Chromium's, are passed over. */
export function storeArgument(start: Start): string | null {
  const words = start.argv.slice(1);
  const application = start.applicationFolder;
  const first = application === undefined ? 0 : words.findIndex((word) => !word.startsWith('-') && resolve(start.workingFolder, word) === application) + 1;
  const store = words.slice(first).find((word) => word !== '' && !word.startsWith('-'));
  return store === undefined ? null : resolve(start.workingFolder, store);
}
