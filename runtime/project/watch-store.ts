import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { isForeignName } from './store-folder.ts';

/** Milliseconds without a further change until changes are told: a checkout touches many files. */
const quietMs = 150;

/** Milliseconds by which a file system may date a change too early. */
const coarseMs = 2000;

/** What was read of a store before it is watched. */
export interface ReadBefore {
  /** Paths relative to the root. */
  readonly files: ReadonlySet<string>;
  /** When reading began, in milliseconds since the epoch. */
  readonly readAt: number;
}

/**
 * Watches the files of a store; `changed` gets paths relative to the root, own writes included: the caller compares texts.
 * What changed between reading and the moment when the watcher sees everything is told then. Type files are left out, as they
 * are read once. The function given back ends it.
 */
export function watchStore(root: string, { files, readAt }: ReadBefore, changed: (files: readonly string[]) => void): () => Promise<void> {
  const pending = new Set<string>();
  const gone = new Set([...files].filter((file) => !file.startsWith('META-INF/')));
  let ready = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const metaInf = join(root, 'META-INF');
  const watcher = watch(root, {
    alwaysStat: true,
    followSymlinks: false,
    ignored: (path) => path !== root && (path === metaInf || relative(root, path).split(sep).some(isForeignName)),
  });
  const tell = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const told = [...pending];
      pending.clear();
      if (told.length > 0) changed(told);
    }, quietMs);
  };
  watcher.on('all', (event, path, stats) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    const file = relative(root, path).split(sep).join('/');
    // Before it is ready the watcher names every file that is there.
    if (!ready) gone.delete(file);
    if (!ready && files.has(file) && stats !== undefined && stats.ctimeMs < readAt - coarseMs) return;
    pending.add(file);
    if (ready) tell();
  });
  watcher.on('ready', () => {
    ready = true;
    for (const file of gone) pending.add(file);
    tell();
  });
  // A full table of watches (`ENOSPC`) only costs the notice: saving compares the files anyway.
  watcher.on('error', () => undefined);
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
