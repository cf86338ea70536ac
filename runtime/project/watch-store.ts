import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { isForeignName } from './store-folder.ts';

/** Milliseconds without a further change until changes are told: a checkout touches many files. */
const quietMs = 150;

/**
 * Watches the files of a store; `changed` gets paths relative to the root, own writes included: the caller compares texts.
 * Type files are left out, as they are read once. The function given back ends it.
 */
export function watchStore(root: string, changed: (files: readonly string[]) => void): () => Promise<void> {
  const pending = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const metaInf = join(root, 'META-INF');
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => path !== root && (path === metaInf || relative(root, path).split(sep).some(isForeignName)),
  });
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    pending.add(relative(root, path).split(sep).join('/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...pending];
      pending.clear();
      changed(files);
    }, quietMs);
  });
  // A full table of watches (`ENOSPC`) only costs the notice: saving compares the files anyway.
  watcher.on('error', () => undefined);
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
