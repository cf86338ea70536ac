import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TokenStore } from '#shared/ports/token-store.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { createRunPorts } from '../adapters/run-ports.ts';
import { Gateway } from '../gateway/gateway.ts';
import { readFixture } from './fixture.ts';
import { tokenPair } from './token-memory.ts';

const STORES = 'Libraries/OAuth2 Stores/Access Token Stores.yaml';
const CACHE = 'Libraries/Cache Manager/OAuth Access Token Cache.yaml';

/** A gateway that serves the fixture. */
export interface BenchGateway {
  readonly port: number;
  /** Trace events so far. */
  traced(): number;
  expectTrace(key: string): void;
}

/** The factory token service as the product serves it; tokens in an unlimited cache, or in the embedded database. `live`: tokens it starts with. */
export async function startGateway(store: 'cache' | 'embedded', live = 0): Promise<BenchGateway> {
  const texts = readFixture();
  if (store === 'cache') {
    texts.set(STORES, (texts.get(STORES) ?? '').replace('type: 3', 'type: 1'));
    texts.set(CACHE, `${(texts.get(CACHE) ?? '').trimEnd()}\n  maxElementsInMemory: 0\n`);
  }
  const model = StoreModel.read(texts);
  const reader = createFieldReader(model);
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-bench-measure-'));
  const env = new Map<string, string>();
  const ports = createRunPorts({ dataFolder: folder, storeKey: 'bench', stores: 'embedded', storeModes: new Map(), registryFile: path.join(folder, 'registry.yaml'), env });
  let traced = 0;
  const gateway = new Gateway({ trace: () => { traced += 1; }, traffic: () => undefined, fault: (message) => process.stderr.write(`${message}\n`) });
  const portOverrides = new Map(model.entities.ofType('InetInterface').map(({ key }) => [key, 0]));
  const report = await gateway.deploy({ store: model.entities, reader, ports, env, portOverrides, plainHttp: true, revision: 1 });
  const service = report.services.find((found) => found.interface === 'OAuth 2.0 Interface');
  if (service === undefined) throw new Error('The token service is not served');
  const tokens = model.entities.ofType('AccessTokenPersist').find(({ key }) => key === 'OAuth Access Token Store');
  if (tokens !== undefined) await fill(ports.tokenStore(tokens, reader).store, live);
  return { port: Number(new URL(service.url).port), traced: () => traced, expectTrace: (key) => gateway.expectTrace(key, key) };
}

async function fill(store: TokenStore, live: number): Promise<void> {
  for (let i = 0; i < live; i++) {
    const { access, refresh } = tokenPair(i);
    await store.save(access, refresh);
  }
}
