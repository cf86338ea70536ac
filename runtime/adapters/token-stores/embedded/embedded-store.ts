import type { TokenStore } from '#shared/ports/token-store.ts';
import { createTableStore } from '../table-store.ts';
import { TokenLog } from '../token-log.ts';
import { TokenTable } from '../token-table.ts';

/** Opens the store that stands in for databases and Cassandra: survives restarts, several processes at once (product decision 41). */
export function openEmbeddedStore(file: string, now: () => number, digest: (token: string) => string): TokenStore {
  const table = new TokenTable(now);
  return createTableStore(table, digest, new TokenLog(file, table));
}
