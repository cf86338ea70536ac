import type { TokenStore } from '#shared/ports/token-store.ts';
import type { TokenLog } from './token-log.ts';
import type { TokenTable } from './token-table.ts';

/** A token store over a table in memory and, when given, a log that outlives the process. */
export function createTableStore(table: TokenTable, digest: (token: string) => string, log?: TokenLog, close: () => void = () => log?.close()): TokenStore {
  const fresh = (): TokenTable => {
    log?.catchUp();
    return table;
  };
  return {
    digest,
    save: (access, refresh) => (log === undefined ? table.put(access, refresh) : log.append({ t: 'save', a: access, r: refresh })),
    findAccess: (key) => fresh().access(key),
    findRefresh: (key) => fresh().refresh(key),
    takeRefresh: (key) => {
      if (fresh().refresh(key) === undefined) return false;
      return log === undefined ? table.remove(key) : log.take(key);
    },
    removeAccess: (key) => {
      if (fresh().access(key) === undefined) return false;
      if (log === undefined) return table.remove(key);
      log.append({ t: 'remove', k: key });
      return true;
    },
    removeAccessOfRefresh: (key) => {
      const removed = fresh().removeOfRefresh(key);
      if (removed > 0) log?.append({ t: 'of', k: key });
      return removed;
    },
    list: (options) => fresh().list(options),
    purge: (batch) => fresh().purge(batch),
    close,
  };
}
