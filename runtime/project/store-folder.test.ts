import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { StoreModel } from '#shared/store/store-model.ts';
import { fixtureFiles, fixturePath } from '../testing/fixture-store.ts';
import { userDataFolder } from './data-folder.ts';
import { ProjectError } from './project-error.ts';
import { RecentProjects } from './recent-projects.ts';
import { SettingsFile } from './settings-file.ts';
import { readStoreFolder } from './store-folder.ts';

let folder: string;
let root: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-bench-folder-')));
  root = join(folder, 'store');
  cpSync(fileURLToPath(new URL('sample-store', import.meta.url)), root, { recursive: true });
});

async function refusal(path: string): Promise<ProjectError> {
  const fault: unknown = await readStoreFolder(path).catch((error: unknown) => error);
  if (!(fault instanceof ProjectError)) throw new Error('It was opened.');
  return fault;
}

test('every file of the real store is read to the byte', async () => {
  const { files, types, skipped } = await readStoreFolder(fixturePath('apim-yaml'));
  expect(new Map(files)).toEqual(new Map(fixtureFiles('apim-yaml')));
  expect([types, skipped.size]).toEqual([undefined, 0]);
});

test('what is no text is left alone and named, our own and foreign folders are no part', async () => {
  writeFileSync(join(root, 'logo.png'), Buffer.from([0x89, 0x50, 0, 1]));
  writeFileSync(join(root, 'latin.txt'), Buffer.from([0xe9, 0x20]));
  mkdirSync(join(root, '.git'));
  writeFileSync(join(root, '.git/HEAD'), 'x');
  writeFileSync(join(folder, 'secret'), 'x');
  symlinkSync('../secret', join(root, 'link'));
  writeFileSync(join(root, 'bom.txt'), '\ufeffa\r\n');
  const { files, skipped } = await readStoreFolder(root);
  expect([...skipped.keys()].sort()).toEqual(['latin.txt', 'link', 'logo.png']);
  expect(files.get('bom.txt')).toBe('\ufeffa\r\n');
  expect([...files.keys()].filter((file) => file.startsWith('.') || file === 'link')).toEqual([]);
});

test('types of a META-INF one level above are used', async () => {
  mkdirSync(join(folder, 'META-INF/types/Entity'), { recursive: true });
  writeFileSync(join(folder, 'META-INF/types/Entity.yaml'), '---\nname: Entity\nversion: 0\nabstract: true\n');
  writeFileSync(join(folder, 'META-INF/types/Entity/Own.yaml'), '---\nname: Own\nversion: 3\nkeyFields:\n- name\nfields:\n  name:\n    type: string\n    cardinality: 1\n');
  const { types, files } = await readStoreFolder(root);
  expect(types?.types.get('Own')?.version).toBe(3);
  expect(StoreModel.read(files, types).types.origin).toBe('store');
});

test('a path that is no store says what to choose', async () => {
  expect(await refusal(join(folder, 'nowhere'))).toMatchObject({ code: 'not-found' });
  expect(await refusal(folder)).toMatchObject({ code: 'not-a-store', hint: `Open ${root}.` });
  expect(await refusal(join(root, 'Policies/OAuth 2.0'))).toMatchObject({ code: 'not-a-store', hint: `Open ${root}.` });
  writeFileSync(join(folder, 'config.tar.gz'), 'x');
  expect((await refusal(join(folder, 'config.tar.gz'))).hint).toContain('Unpack');
  mkdirSync(join(folder, 'store/empty'));
  renameSync(join(folder, 'store/empty'), join(folder, 'empty'));
  expect((await refusal(join(folder, 'empty'))).message).toContain('no _parent.yaml');
});

test('a store whose root file is broken still opens', async () => {
  writeFileSync(join(root, '_parent.yaml'), 'fields: "unfinished');
  const { files } = await readStoreFolder(root);
  const model = StoreModel.read(files);
  expect(model.problems).toMatchObject([{ code: 'broken-yaml', file: '_parent.yaml', line: 1 }]);
  expect(model.entities.ofType('FilterCircuit').length).toBeGreaterThan(5);
});

test('the data folder is where the system keeps such things', () => {
  expect(userDataFolder({ POLICY_BENCH_DATA: '/data/x' }, 'linux')).toBe('/data/x');
  expect(userDataFolder({ XDG_DATA_HOME: '/home/u/.data' }, 'linux')).toBe(join('/home/u/.data', 'policy-bench'));
  expect(userDataFolder({ APPDATA: 'C:\\R' }, 'win32')).toContain('Policy Bench');
  expect(userDataFolder({}, 'darwin')).toContain(join('Library', 'Application Support', 'Policy Bench'));
});

test('settings and recent stores outlive a restart, and a broken file counts as empty', () => {
  new SettingsFile(folder).set('theme', 'dark');
  new SettingsFile(folder).set('zoom', '1.25');
  expect([new SettingsFile(folder).get('theme'), new SettingsFile(folder).get('nothing')]).toEqual(['dark', null]);
  const recent = new RecentProjects(folder);
  for (const path of ['/a', '/b', '/a']) recent.remember({ path, lastOpened: 1, errors: 0, warnings: 0 });
  expect(new RecentProjects(folder).list().map(({ path }) => path)).toEqual(['/a', '/b']);
  recent.forget('/a');
  expect(recent.list().map(({ path }) => path)).toEqual(['/b']);
  writeFileSync(join(folder, 'settings.json'), '{"theme"');
  writeFileSync(join(folder, 'recent-stores.json'), 'null');
  expect([new SettingsFile(folder).get('theme'), recent.list()]).toEqual([null, []]);
  expect(readFileSync(join(root, '_parent.yaml'), 'utf8')).toContain('Root');
});
