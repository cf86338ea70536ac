import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EditCommand } from '#shared/store/edit-command.ts';
import { fixturePath } from '../testing/fixture-store.ts';
import { packStore } from './export-archive.ts';
import { OpenProject, type OpenOptions } from './open-project.ts';
import { ProjectError } from './project-error.ts';
import { readStoreFolder } from './store-folder.ts';
import { watchStore } from './watch-store.ts';

const policyFile = 'Policies/Token Demo/Password Grant.yaml';
const pathFile = 'Environment Configuration/Service/Token Demo Services/(slash)api(slash)oauth(slash)token,(aste-1878782189.yaml';
const policy = '/Policies/Token Demo/Password Grant';
const grant = `${policy}/Issue Token`;
let folder: string;
let root: string;
const opened: OpenProject[] = [];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-bench-foreign-')));
  root = join(folder, 'store');
  cpSync(fixturePath('example-ropc-store'), root, { recursive: true });
});

afterEach(async () => {
  for (const project of opened.splice(0)) await project.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(onOutside?: OpenOptions['onOutside']): Promise<OpenProject> {
  const { project } = await OpenProject.open({ root, dataFolder: join(folder, 'data'), draft: 'discard', ...(onOutside === undefined ? {} : { onOutside }) });
  opened.push(project);
  return project;
}

function put(file: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), bytes);
}
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const set = (field: string, value: string, entity = grant): EditCommand => ({ kind: 'set-field', entity, field, value });

/** Edits, saves, and says which lines of which files changed. */
async function changedLines(project: OpenProject, command: EditCommand): Promise<Record<string, readonly string[]>> {
  const before = new Map(project.saved.files);
  expect(project.edit('Edit', [command])).toMatchObject({ ok: true });
  expect((await project.save(false)).outcome).toBe('saved');
  const old = (file: string): string[] => (before.get(file) ?? '').split('\n');
  return Object.fromEntries([...project.saved.files].filter(([file, now]) => now !== before.get(file)).map(([file, now]) => [file, now.split('\n').filter((line) => !old(file).includes(line))]));
}

const strange = ['/api/v1/{id}', 'a, b: c', "it's “x”", 'Política ñ', '日本語のポリシー 🎉', 'trailing ', '#', 'Policy#2', '(FilterCircuit)x', '..', '- a', '007', '* | > < \\', 'é\u0301', 'long '.repeat(12).trim()];

test.each(strange)('a policy named %j is renamed to and fro with everything that names it', async (name) => {
  const project = await open();
  const before = new Map(project.saved.files);
  const there = await changedLines(project, { kind: 'rename-entity', entity: policy, fields: { name } });
  expect(Object.values(there).flat().length).toBeGreaterThanOrEqual(2);
  expect(there[pathFile]).toHaveLength(1);
  expect(project.model.problems).toEqual([]);
  const fresh = await open();
  expect(fresh.model.problems).toEqual([]);
  const renamed = fresh.model.entities.resolve('/', `/Policies/Token Demo/${name}`);
  expect(renamed?.key).toBe(name);
  expect(fresh.edit('Back', [{ kind: 'rename-entity', entity: renamed?.id ?? '', fields: { name: 'Password Grant' } }])).toMatchObject({ ok: true });
  expect(new Map(fresh.model.files)).toEqual(new Map(before));
});

test.each([
  ['names and folders chosen by hand', () => {
    renameSync(join(root, policyFile), join(root, 'Policies/Token Demo/mine.yaml'));
    renameSync(join(root, 'Policies/Token Demo'), join(root, 'Policies/some folder'));
    put('Policies/some folder/deeper/still/mine.yaml', text('Policies/some folder/mine.yaml'));
    rmSync(join(root, 'Policies/some folder/mine.yaml'));
    return 'Policies/some folder/deeper/still/mine.yaml';
  }],
  ['everything in one file', () => {
    const inner = text(policyFile).replace('---\n', '').trimEnd().replaceAll('\n', '\n  ');
    rmSync(join(root, 'Policies/Token Demo'), { recursive: true });
    put('Policies/all.yaml', `type: CircuitContainer\nfields:\n  name: Token Demo\nchildren:\n- ${inner}\n`);
    return 'Policies/all.yaml';
  }],
  ['children in the folder’s own file', () => {
    const inner = text(policyFile).replace('---\n', '').trimEnd().replaceAll('\n', '\n  ');
    rmSync(join(root, policyFile));
    put('Policies/Token Demo/_parent.yaml', `type: CircuitContainer\nfields:\n  name: Token Demo\nchildren:\n- ${inner}\n`);
    return 'Policies/Token Demo/_parent.yaml';
  }],
  ['a link within the store', () => {
    put('parts/grant.txt', text(policyFile));
    rmSync(join(root, policyFile));
    symlinkSync('../../parts/grant.txt', join(root, policyFile));
    return policyFile;
  }],
  ['no META-INF', () => (rmSync(join(root, 'META-INF'), { recursive: true }), policyFile)],
  ['no root file', () => {
    rmSync(join(root, '_parent.yaml'));
    put('META-INF/types/Entity.yaml', '---\nname: Entity\nversion: 0\nabstract: true\n');
    return policyFile;
  }],
  ['typed references', () => {
    put(pathFile, text(pathFile).replace('/Token Demo/Password', '/(CircuitContainer)Token Demo/(FilterCircuit)Password'));
    put(policyFile, text(policyFile).replace('./Issue', './(ResourceOwnerPasswordCredentialsFilter)Issue'));
    return policyFile;
  }],
])('a store with %s opens, takes an edit as one line, and packs', async (_what, prepare) => {
  const file = prepare();
  const project = await open();
  expect(project.model.problems.filter(({ code }) => code !== 'unknown-type')).toEqual([]);
  expect(project.model.entities.get(policy)?.type).toBe('FilterCircuit');
  const lines = await changedLines(project, set('locationOfClientDetails', 'Elsewhere'));
  expect([Object.values(lines).flat().map((line) => line.trim()), text(file).includes('Elsewhere')]).toEqual([['locationOfClientDetails: Elsewhere'], true]);
  expect((await packStore(root)).files).toContain(file);
});

test('what is no part of a store is left alone, and entity files that cannot be read are named', async () => {
  const junk: Record<string, string | Uint8Array> = {
    'README.md': '# x', '.DS_Store': Buffer.from([0, 1]), '.github/workflows/x.yaml': 'on: push\n', 'docker-compose.yaml': 'services: {}\n', 'Policies/Password Grant.yaml.orig': 'x', 'Policies/P.yaml~': 'x', 'ext/a.jar': Buffer.from([80, 75, 0]),
    'Policies/latin.yaml': Buffer.from('type: A\nfields:\n  name: é\n', 'latin1'), 'Policies/wide.yaml': Buffer.from('\ufefftype: A\n', 'utf16le'), 'Policies/empty.yaml': '',
  };
  for (const [file, bytes] of Object.entries(junk)) put(file, bytes);
  symlinkSync('/etc/hostname', join(root, 'Policies/outside.yaml'));
  symlinkSync('nowhere', join(root, 'Policies/dead.yaml'));
  symlinkSync('Token Demo', join(root, 'Policies/again'));
  symlinkSync('..', join(root, 'Policies/round'));
  execFileSync('mkfifo', [join(root, 'Policies/pipe.yaml')]);
  const { model } = await open();
  expect(model.problems.map(({ code, file }) => `${code} ${file ?? ''}`).sort()).toEqual([
    'broken-yaml Policies/dead.yaml', 'broken-yaml Policies/empty.yaml', 'broken-yaml Policies/latin.yaml', 'broken-yaml Policies/outside.yaml', 'broken-yaml Policies/wide.yaml',
    'not-understood Policies/again', 'not-understood Policies/round',
  ]);
  for (const { file, message, fix } of model.problems) expect([message.includes(file ?? '-'), fix]).toEqual([true, expect.any(String)]);
  expect((await packStore(root)).files).not.toContain('Policies/outside.yaml');
});

test('types of another version, own types and types that nobody knows are kept and edited', async () => {
  cpSync(join(fixturePath('apim-yaml'), 'META-INF/types'), join(root, 'META-INF/types'), { recursive: true });
  put('META-INF/types/Entity/Filter/AcmeFilter.yaml', '---\nname: AcmeFilter\nversion: 1\nfields:\n  mode:\n    type: string\n    cardinality: 1\n    defaultValues:\n    - data: fast\n');
  put('META-INF/types/Entity/Filter/Broken.yaml', 'name: [\n');
  put(policyFile, `${text(policyFile)}- type: AcmeFilter\n  fields:\n    mode: slow\n    extra: 1\n    name: Own\n- type: Mystery\n  fields:\n    name: M\n    what: {a: 1}\n`);
  const project = await open();
  expect(project.model.problems.map(({ code }) => code).sort()).toEqual(['broken-type', 'not-understood', 'unknown-field', 'unknown-type']);
  expect(await changedLines(project, set('mode', 'fast', `${policy}/Own`))).toEqual({ [policyFile]: [] });
  expect(await changedLines(project, set('extra', '2', `${policy}/Own`))).toEqual({ [policyFile]: ['    extra: 2'] });
  expect(await changedLines(project, set('other', 'x', `${policy}/M`))).toEqual({ [policyFile]: ['    other: x'] });
  expect(text(policyFile)).toContain('    what: {a: 1}\n');
});

test('a file that changed before the watcher saw everything is told', async () => {
  const { files, readAt } = await readStoreFolder(root);
  const told: string[] = [];
  put(policyFile, text(policyFile).replace('mask: 7', 'mask: 6'));
  put('Policies/new.yaml', 'type: FilterCircuit\n');
  rmSync(join(root, 'values.yaml'));
  const end = watchStore(root, { files: new Set(files.keys()), readAt }, (names) => told.push(...names));
  await vi.waitFor(() => expect(told).toEqual(expect.arrayContaining([policyFile, 'Policies/new.yaml', 'values.yaml'])));
  await end();
});

test('of a store at rest nothing is told', async () => {
  const { files, readAt } = await readStoreFolder(root);
  const told: string[] = [];
  const end = watchStore(root, { files: new Set(files.keys()), readAt: readAt + 60_000 }, (names) => told.push(...names));
  put('Policies/mark.yaml', 'x');
  await vi.waitFor(() => expect(told).toEqual(['Policies/mark.yaml']));
  await end();
});

test('binary files, pipes and links that appear outside end nothing, and are not taken for texts', async () => {
  const told: (readonly string[])[] = [];
  const project = await open((files) => told.push(files));
  execFileSync('mkfifo', [join(root, 'Policies/pipe.yaml')]);
  symlinkSync('Token Demo', join(root, 'Policies/link.yaml'));
  put('Policies/Token Demo/logo.png', Buffer.from([0x89, 0, 1]));
  put('Policies/last.yaml', 'type: FilterCircuit\n');
  await vi.waitFor(() => expect(told).toContainEqual(['Policies/last.yaml']));
  await vi.waitFor(() => expect(project.edit('Remove', [{ kind: 'remove-entity', entity: '/Policies/Token Demo' }])).toMatchObject({ ok: false, reason: expect.stringContaining('logo.png') as string }));
  expect(project.outsideChanges).toEqual(['Policies/last.yaml']);
});

test('a file that became a folder refuses the save in words, and nothing is lost', async () => {
  const project = await open();
  project.edit('Edit', [set('locationOfClientDetails', 'AuthorizationHeader')]);
  rmSync(join(root, policyFile));
  mkdirSync(join(root, policyFile));
  await expect((async () => project.save(false))()).rejects.toThrow(ProjectError);
  expect([project.changedFiles.size, existsSync(join(root, policyFile))]).toEqual([1, true]);
});

test.skipIf(process.getuid?.() === 0)('what may not be read is named, and the rest opens (skipped as root, who may read everything)', async () => {
  chmodSync(join(root, policyFile), 0);
  chmodSync(join(root, 'Libraries'), 0);
  const { model } = await open();
  chmodSync(join(root, 'Libraries'), 0o755);
  expect(model.problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'broken-yaml', file: policyFile }), expect.objectContaining({ code: 'not-understood', file: 'Libraries' })]));
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written refuses the save in words (skipped as root, who may write everywhere)', async () => {
  const project = await open();
  project.edit('Edit', [set('locationOfClientDetails', 'AuthorizationHeader')]);
  chmodSync(root, 0o555);
  await expect((async () => project.save(false))()).rejects.toMatchObject({ code: 'not-writable' });
  chmodSync(root, 0o755);
});
