import type { TokenStore } from '#shared/ports/token-store.ts';
import { createTableStore } from '../table-store.ts';
import { TokenLog } from '../token-log.ts';
import { TokenTable, type TableLimits } from '../token-table.ts';

/** One cache of the process; token stores that name it share its entries and its limit (product decision 37). */
export interface TokenCache {
  store(digest: (token: string) => string): TokenStore;
  /** Entries thrown out because the cache was full, since it was made. */
  evictions(): number;
  close(): void;
}

/** Makes a cache; `file` when it is persistent. */
export function createTokenCache(now: () => number, limits: TableLimits, file?: string): TokenCache {
  let evictions = 0;
  const table = new TokenTable(now, limits, (count) => {
    evictions += count;
  });
  const log = file === undefined ? undefined : new TokenLog(file, table);
  return {
    store: (digest) => ({ ...createTableStore(table, digest, log, () => undefined), evictions: () => evictions }),
    evictions: () => evictions,
    close: () => log?.close(),
  };
}
