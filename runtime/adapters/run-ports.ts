import { createHash } from 'node:crypto';
import path from 'node:path';
import type { StoreMode } from '#shared/api/views.ts';
import { CompileError, type RunPorts, type TokenStoreHandle } from '#shared/filters/executor.ts';
import { StoreUnavailable, type TokenStore } from '#shared/ports/token-store.ts';
import type { Entity, FieldReader } from '#shared/store/entity.ts';
import type { Problem } from '#shared/store/problem.ts';
import { openFileRegistry, type KeyRing } from './client-registry/file-registry.ts';
import { systemClock } from './clock/system-clock.ts';
import { fetchClient } from './http-client/fetch-client.ts';
import { createCryptoRandom } from './random/crypto-random.ts';
import { createFolderFiles } from './run-files/folder/folder-files.ts';
import { createLocalRepository } from './repositories/local/local-repository.ts';
import { createTokenCache, type TokenCache } from './token-stores/cache/cache-store.ts';
import { digestFunction } from './token-stores/digest.ts';
import { openEmbeddedStore } from './token-stores/embedded/embedded-store.ts';
import type { TableLimits } from './token-stores/token-table.ts';

/** How a run is set up. */
export interface RunPortsOptions {
  /** The user's data folder, for embedded stores and persistent caches. */
  readonly dataFolder: string;
  /** Identifies the configuration store, usually by its path. */
  readonly storeKey: string;
  readonly stores: 'embedded' | 'configured';
  /** Choices for single token stores, by name. */
  readonly storeModes: ReadonlyMap<string, 'embedded' | 'configured'>;
  /** `.policy-bench/registry.yaml`; need not exist. */
  readonly registryFile: string;
  /** Values of `${env.…}`. */
  readonly env: ReadonlyMap<string, string>;
  readonly keyRing?: KeyRing;
  /** Hears what is wrong with the client registry each time its file was read again. */
  readonly registryReread?: (problems: readonly Problem[]) => void;
}

/** Ports of a run, with what was chosen for it. */
export interface OpenRunPorts extends RunPorts {
  /** The token stores that were asked for and what was chosen for them, those that cannot be opened included. */
  describe(): readonly StoreMode[];
  /** Problems of the client registry. */
  problems(): readonly Problem[];
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = { '1': 'cache', '2': 'database', '3': 'cassandra' };

function fileName(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 24);
}

function wholeNumber(reader: FieldReader, cache: Entity, field: string): number {
  const value = Number(reader.text(cache.id, field) ?? '0');
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new CompileError({ severity: 'error', code: 'invalid-value', message: `${field} of cache ${cache.key} must be a whole number` });
}

function isOn(reader: FieldReader, cache: Entity, field: string): boolean {
  const text = reader.text(cache.id, field);
  return text === 'true' || text === '1';
}

/** A store whose file cannot be opened is the problem of those who use it; the rest runs. */
function reachable<T>(store: Entity, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new CompileError({ severity: 'error', code: 'store-unavailable', message: `Token store ${store.key} ${error.message}.`, fix: 'Let this program write in the folder, or name another one with the variable POLICY_BENCH_DATA.' });
  }
}

/** A distributed cache is shared with others, like a database (product decision 16). */
function isDistributed(cache: Entity | null | undefined): boolean {
  return cache?.definition?.ancestry.includes('DistributedCache') === true || cache?.type === 'DistributedCache';
}

/** Limits of a cache entity; 0 elements mean no limit, and an eternal cache has no times. */
export function cacheLimits(cache: Entity, reader: FieldReader): TableLimits {
  const memory = wholeNumber(reader, cache, 'maxElementsInMemory');
  const disk = wholeNumber(reader, cache, 'maxElementsOnDisk');
  const onDisk = isOn(reader, cache, 'overflowToDisk');
  const unlimited = memory === 0 || (onDisk && disk === 0);
  const times = isOn(reader, cache, 'eternal') ? 0 : 1000;
  const policy = reader.text(cache.id, 'memoryStoreEvictionPolicy');
  return {
    capacity: unlimited ? 0 : memory + (onDisk ? disk : 0),
    policy: policy === 'FIFO' || policy === 'LFU' ? policy : 'LRU',
    idle: wholeNumber(reader, cache, 'timeToIdleSeconds') * times,
    live: wholeNumber(reader, cache, 'timeToLiveSeconds') * times,
  };
}

/** A cache that threw tokens out silently would look like clients with bad tokens. */
function evictionProblem(cacheId: string, cache: TokenCache): readonly Problem[] {
  const evicted = cache.evictions();
  if (evicted === 0) return [];
  const message = `The cache is full: ${evicted} token${evicted === 1 ? '' : 's'} had to leave before ${evicted === 1 ? 'its' : 'their'} time.`;
  return [{ severity: 'warning', code: 'cache-evictions', entity: cacheId, field: 'maxElementsInMemory', message, fix: 'Let the cache hold more elements, or let tokens expire sooner.' }];
}

/** Opens the back ends of a run; each is opened once, at its first use, and stays open over redeployments. */
export function createRunPorts(options: RunPortsOptions): OpenRunPorts {
  const registry = openFileRegistry(options.registryFile, options.env, options.keyRing, options.registryReread);
  const folder = path.join(options.dataFolder, 'token-stores', fileName(options.storeKey));
  const caches = new Map<string, { readonly cache: TokenCache; readonly settings: string }>();
  const modes = new Map<string, StoreMode>();
  const embedded = new Map<string, TokenStore>();
  const now = (): number => systemClock.now();

  const cacheOf = (entity: Entity, reader: FieldReader): TokenCache => {
    const cache = reader.reference(entity.id, 'cache');
    if (!cache) throw new CompileError({ severity: 'error', code: 'missing-cache', message: `Token store ${entity.key} keeps its tokens in a cache, but names none` });
    const limits = cacheLimits(cache, reader);
    const persistent = isOn(reader, cache, 'diskPersistent');
    const settings = JSON.stringify([limits, persistent]);
    const open = caches.get(cache.id);
    if (open?.settings === settings) return open.cache;
    open?.cache.close();
    const made = createTokenCache(now, limits, persistent ? path.join(folder, `${fileName(cache.id)}.cache.log`) : undefined);
    caches.set(cache.id, { cache: made, settings });
    return made;
  };

  const open = (entity: Entity, reader: FieldReader): TokenStoreHandle => {
    modes.delete(entity.id);
    const algorithm = reader.text(entity.id, 'digestAlgorithm') ?? 'SHA-256';
    const digest = digestFunction(algorithm);
    if (digest === undefined) throw new CompileError({ severity: 'error', code: 'unsupported-digest', message: `Token store ${entity.key} uses digest ${algorithm}, which is not available` });
    const number = reader.text(entity.id, 'type') ?? '1';
    const type = TYPES[number];
    if (type === undefined) throw new CompileError({ severity: 'error', code: 'invalid-value', message: `Token store ${entity.key} has type ${number}; it must be 1, 2 or 3` });
    const isLocal = type === 'cache' && !isDistributed(reader.reference(entity.id, 'cache'));
    const mode = isLocal ? 'configured' : (options.storeModes.get(entity.key) ?? options.stores);
    modes.set(entity.id, { name: entity.key, type, mode });
    if (isLocal) return { name: entity.key, type, mode, store: reachable(entity, () => cacheOf(entity, reader)).store(digest) };
    if (mode === 'configured') {
      const kind = type === 'cache' ? 'distributed cache' : type;
      throw new CompileError({ severity: 'error', code: 'unsupported-store', message: `Token store ${entity.key} is a ${kind} store; this version reaches it only as an embedded store`, fix: `Run with --store "${entity.key}=embedded"` });
    }
    const file = path.join(folder, `${fileName(`${entity.id} ${algorithm}`)}.log`);
    const store = embedded.get(file) ?? reachable(entity, () => openEmbeddedStore(file, now, digest));
    embedded.set(file, store);
    return { name: entity.key, type, mode, store };
  };

  return {
    clock: systemClock,
    random: createCryptoRandom(),
    registry,
    http: fetchClient,
    files: createFolderFiles(path.join(path.dirname(options.registryFile), 'files')),
    tokenStore: open,
    authenticator(entity, store, reader) {
      if (entity.type === 'AuthnRepositoryLocal') return { name: entity.key, authenticator: createLocalRepository(entity, store, reader) };
      throw new CompileError({ severity: 'error', code: 'unsupported-repository', message: `Repository ${entity.key} has type ${entity.type}, which the embedded gateway cannot ask`, fix: 'Use the Local User Store for local runs' });
    },
    describe: () => [...modes.values()],
    problems: () => [...registry.problems(), ...[...caches].flatMap(([id, { cache }]) => evictionProblem(id, cache))],
    close() {
      registry.close();
      for (const store of embedded.values()) void store.close();
      for (const { cache } of caches.values()) cache.close();
    },
  };
}
