import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CompileError } from '#shared/filters/executor.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { createRunPorts } from './run-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-bench-ports-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CACHES = 'Libraries/Cache Manager';
const model = StoreModel.read(
  new Map([
    ['_parent.yaml', '---\ntype: Root\nfields:\n  name: System Components\n'],
    [`${CACHES}/_parent.yaml`, '---\ntype: CacheManager\nfields:\n  name: Cache Manager\n'],
    [`${CACHES}/Local.yaml`, '---\ntype: Cache\nfields:\n  name: Local\n'],
    [`${CACHES}/Shared.yaml`, '---\ntype: DistributedCache\nfields:\n  name: Shared\n'],
    ['Libraries/OAuth2 Stores/Stores.yaml', `---\ntype: AccessTokenStoreGroup\nfields:\n  name: Stores\nchildren:\n${[['Local', '1', `/${CACHES}/Local`], ['Shared', '1', `/${CACHES}/Shared`], ['Database', '2', '/null'], ['Cassandra', '3', '/null']].map(([name, type, cache]) => `- type: AccessTokenPersist\n  fields:\n    name: ${name}\n    type: ${type}\n    cache: ${cache}\n`).join('')}`],
  ]),
);

test.each([
  { stores: 'embedded', modes: {}, told: ['Local cache configured', 'Shared cache embedded', 'Database database embedded', 'Cassandra cassandra embedded'], refused: [] },
  { stores: 'configured', modes: { Database: 'embedded' }, told: ['Local cache configured', 'Shared cache configured', 'Database database embedded', 'Cassandra cassandra configured'], refused: ['Shared', 'Cassandra'] },
] as const)('stores $stores: each is told as it was chosen, even when it cannot be reached', ({ stores, modes, told, refused }) => {
  const ports = createRunPorts({ dataFolder: folder, storeKey: 'test', stores, storeModes: new Map(Object.entries(modes)), registryFile: join(folder, 'registry.yaml'), env: new Map() });
  try {
    const unreachable: string[] = [];
    for (const entity of model.entities.ofType('AccessTokenPersist')) {
      try {
        ports.tokenStore(entity, createFieldReader(model));
      } catch (error) {
        expect(error).toBeInstanceOf(CompileError);
        unreachable.push(entity.key);
      }
    }
    expect(ports.describe().map(({ name, type, mode }) => `${name} ${type} ${mode}`)).toEqual(told);
    expect(unreachable).toEqual(refused);
  } finally {
    ports.close();
  }
});

test('a folder that cannot be written is a problem of the token store, with a remedy', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'policy-bench-ports-')), 'file');
  writeFileSync(file, '');
  const ports = createRunPorts({ dataFolder: file, storeKey: 'test', stores: 'embedded', storeModes: new Map(), registryFile: join(file, 'registry.yaml'), env: new Map() });
  const database = model.entities.ofType('AccessTokenPersist').find(({ key }) => key === 'Database');
  if (database === undefined) throw new Error('no database store');
  expect(() => ports.tokenStore(database, createFieldReader(model))).toThrow(/^Token store Database cannot open the token log .*: ENOTDIR\.$/);
  expect(ports.describe()).toEqual([{ name: 'Database', type: 'database', mode: 'embedded' }]);
  ports.close();
});
