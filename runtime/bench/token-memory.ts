import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { AccessTokenRecord, RefreshTokenRecord } from '#shared/ports/token-store.ts';
import { createTokenCache } from '../adapters/token-stores/cache/cache-store.ts';
import { apart } from './processes.ts';
import { CLIENT_ID, SCOPE, USER } from './servers.ts';

/** Bytes of memory that one live pair of tokens takes. */
export interface MemoryRow {
  readonly what: string;
  readonly bytes: number;
}

const PAIRS = 200_000;
const HOUR = 3_600_000;
const METADATA: AccessTokenRecord['metadata'] = [];

/** A pair as a token request leaves it in the store; unlike texts, random digests. */
export function tokenPair(number: number): { readonly access: AccessTokenRecord; readonly refresh: RefreshTokenRecord } {
  const owner = { clientId: CLIENT_ID, applicationId: CLIENT_ID, userName: USER };
  const scopes = [SCOPE];
  const issuedAt = Date.now() + (number % 1000);
  const refresh = { digest: randomBytes(32).toString('base64'), ...owner, scopes, issuedAt, expiresAt: issuedAt + 12 * HOUR, metadata: METADATA };
  return { refresh, access: { digest: randomBytes(32).toString('base64'), tokenType: 'Bearer', ...owner, scopes, issuedAt, expiresAt: issuedAt + HOUR, refreshDigest: refresh.digest, metadata: METADATA } };
}

function used(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Fills one kind of store in this process, and gives the bytes of a pair. */
export async function fillAndWeigh(kind: string): Promise<number> {
  const map = new Map<string, unknown>();
  const store = createTokenCache(Date.now, { capacity: 0, policy: 'LRU', idle: 0, live: 0 }).store((token) => token);
  const before = used();
  for (let i = 0; i < PAIRS; i++) {
    const { access, refresh } = tokenPair(i);
    if (kind === 'store') await store.save(access, refresh);
    else map.set(refresh.digest, refresh).set(access.digest, access);
  }
  const bytes = (used() - before) / PAIRS;
  if (map.size !== (kind === 'store' ? 0 : 2 * PAIRS) || (await store.list({ limit: 1 })).tokens.length !== (kind === 'store' ? 1 : 0)) throw new Error('The store was not filled');
  return bytes;
}

/** Memory of the cache store beside a Map of the same records. */
export async function measureMemory(): Promise<readonly MemoryRow[]> {
  return [
    { what: 'a Map of digests with the same records', bytes: await apart<number>('weigh', 'map') },
    { what: 'the cache store', bytes: await apart<number>('weigh', 'store') },
  ];
}
