import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Method, Params, Result } from '#shared/api/contract.ts';
import { contract, events as eventSchemas } from '#shared/api/contract.ts';
import type { ShellMethod } from '#shared/api/shell.ts';
import { ApiError } from '#shared/api/transport.ts';
import { fixturePath } from '#runtime/testing/fixture-store.ts';
import type { HostShell } from './host-context.ts';
import { createHost, type Host } from './host.ts';

const policyFile = 'Policies/Token Demo/Password Grant.yaml';
const filter = '/Policies/Token Demo/Password Grant/Issue Token';
const user = '/Environment Configuration/Default User Store/alice';

let root: string;
let dataFolder: string;
let host: Host;
let told: { name: string; payload: unknown }[];

function start(options: { shell?: HostShell; requested?: string | null } = {}): Host {
  told = [];
  return createHost({
    version: '1.2.3',
    mode: options.shell === undefined ? 'browser' : 'desktop',
    requestedStore: options.requested === undefined ? root : options.requested,
    bundleFolder: join(tmpdir(), 'no-bundle-here'),
    dataFolder,
    env: new Map([['APP_SECRET', 'from the environment']]),
    ...(options.shell === undefined ? {} : { shell: options.shell }),
    // No gateway here; the store part works without one.
    launchGateway: () => Promise.reject(new Error('not in this test')),
    emit: (name, payload) => told.push({ name, payload }),
  });
}

/** Calls through `dispatch`, and holds the answer against the contract. */
async function call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
  const answer = await host.call(method, params);
  if (!answer.ok) throw new ApiError(answer.error);
  const parsed = contract[method].result.safeParse(answer.value);
  expect(parsed.error?.issues ?? [], method).toEqual([]);
  return answer.value as Result<M>;
}

async function open(draft: 'ask' | 'restore' | 'discard' = 'ask'): Promise<Result<'project.open'>> {
  const { projectId } = await call('project.requested', {});
  return call('project.open', { projectId: projectId ?? '', draft });
}

const set = (field: string, value: string, entity = filter): Promise<Result<'store.edit'>> => call('store.edit', { label: `Set ${field}`, commands: [{ kind: 'set-field', entity, field, value }] });
const textOnDisk = (): string => readFileSync(join(root, policyFile), 'utf8');

beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-bench-host-')));
  root = join(folder, 'token-demo');
  dataFolder = join(folder, 'data');
  cpSync(fixturePath('example-ropc-store'), root, { recursive: true });
  host = start();
});

afterEach(async () => {
  for (const { name, payload } of told) {
    const schema = (eventSchemas as Record<string, { safeParse(value: unknown): { success: boolean } }>)[name];
    expect(schema?.safeParse(payload).success, name).toBe(true);
  }
  await host.close();
});

test('says what it is, and refuses what it does not know', async () => {
  expect(await call('app.info', {})).toMatchObject({ version: '1.2.3', mode: 'browser' });
  expect(await host.call('app.nothing', {})).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
  expect(await host.call('store.tree', {})).toMatchObject({ ok: false, error: { code: 'no-store' } });
  expect(await host.call('project.open', { projectId: '/etc', draft: 'ask' })).toMatchObject({ ok: false, error: { code: 'unknown-project' } });
});

test('opens the real store, edits three tabs, undoes, redoes, saves exactly those lines', async () => {
  await host.close();
  root = join(root, '../apim-yaml');
  cpSync(fixturePath('apim-yaml'), root, { recursive: true });
  host = start();
  const file = 'Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials.yaml';
  const real = '/Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials/Resource Owner Password Credentials';
  const onDisk = (): string => readFileSync(join(root, file), 'utf8');
  const before = onDisk();
  const { state } = await open();
  expect(state).toMatchObject({ name: 'apim-yaml', version: '7.7', typesOrigin: 'store', unsaved: 0, canUndo: null, entities: 3499 });
  await set('locationOfClientDetails', 'AuthorizationHeader', real);
  await set('accessTokenExpiresInSecs', '900', real);
  const edited = (await set('metricsMask', '0', real)).state;
  expect(edited).toMatchObject({ unsaved: 3, canUndo: 'Set metricsMask', canRedo: null });
  expect(edited.revision).toBeGreaterThan(state.revision);
  expect((await call('store.undo', {})).state).toMatchObject({ unsaved: 2, canRedo: 'Set metricsMask' });
  expect((await call('store.redo', {})).state.unsaved).toBe(3);
  expect(onDisk()).toBe(before);
  expect(await call('store.save', { overwrite: false })).toMatchObject({ result: { outcome: 'saved', files: [file] }, state: { unsaved: 0 } });
  const [was, is] = [before.split('\n'), onDisk().split('\n')];
  expect(was.filter((line) => !is.includes(line))).toEqual(['    locationOfClientDetails: QueryString']);
  expect(is.filter((line) => !was.includes(line)).sort()).toEqual(['    accessTokenExpiresInSecs: 900', '    metricsMask: 0']);
}, 60_000);

test('tells which entities changed, and of the tree only when rows do', async () => {
  await open();
  told.length = 0;
  await set('accessTokenExpiresInSecs', '900');
  await set('accessTokenExpiresInSecs', '901');
  const changes = told.filter((event) => event.name === 'store.changed').map((event) => event.payload as { entities: string[]; tree: boolean });
  expect(changes[0]).toMatchObject({ tree: true });
  expect(changes[1]).toMatchObject({ tree: false });
  for (const change of changes) expect(change.entities).toContain(filter);
  expect((await call('store.tree', {})).nodes.find((node) => node.id === filter)).toMatchObject({ edited: true });
});

test('merges typing in a field to one step', async () => {
  await open();
  for (const value of ['9', '90', '900']) await call('store.edit', { label: 'Set expiry', merge: 'expiry', commands: [{ kind: 'set-field', entity: filter, field: 'accessTokenExpiresInSecs', value }] });
  expect((await call('store.undo', {})).state).toMatchObject({ unsaved: 0, canUndo: null });
});

test('takes one change of a review back', async () => {
  await open();
  await set('locationOfClientDetails', 'AuthorizationHeader');
  await set('accessTokenExpiresInSecs', '900');
  await call('store.edit', { label: 'Remove user', commands: [{ kind: 'remove-entity', entity: user }] });
  await call('store.edit', { label: 'Rename', commands: [{ kind: 'rename-entity', entity: '/Policies/Token Demo/Password Grant/Log Issued', fields: { name: 'Log Token' } }] });
  for (let left = 4; left > 0; left -= 1) {
    const { review } = await call('store.review', {});
    expect(review.changes).toHaveLength(left);
    const { state } = await call('store.revertChange', { changeId: review.changes[0]?.changeId ?? '' });
    expect(state.unsaved).toBe(left - 1);
  }
  expect((await call('store.review', {})).review.files).toEqual([]);
});

test('writes secrets as the store keeps them, and shows them only on request', async () => {
  await open();
  await set('password', '••••••••', user);
  expect((await call('store.state', {})).state?.unsaved).toBe(0);
  await set('password', 'nëw', user);
  expect(await call('store.revealSecret', { entity: user, field: 'password' })).toEqual({ value: 'nëw' });
  expect(await call('store.revealSecret', { entity: user, field: 'name' })).toEqual({ value: null });
  await call('store.save', { overwrite: false });
  expect(readFileSync(join(root, 'Environment Configuration/Default User Store/alice.yaml'), 'utf8')).toContain(`password: ${Buffer.from('nëw').toString('base64')}`);
});

test('refuses new secrets where the pass-phrase is unknown', async () => {
  mkdirSync(join(root, 'System'));
  writeFileSync(join(root, 'System/Entity Store Configuration.yaml'), '---\ntype: ESConfiguration\nfields:\n  name: Entity Store Configuration\n  passphraseTest: c29tZXRoaW5nIGVsc2U=\n');
  await open();
  expect((await call('store.entity', { id: user })).entity?.secretsOpaque).toBe(true);
  await expect(set('password', 'new', user)).rejects.toMatchObject({ code: 'secrets-opaque' });
  await set('password', '{{env "PW"}}', user);
  expect(await call('store.revealSecret', { entity: user, field: 'password' })).toEqual({ value: null });
});

test('offers the draft of an earlier session, restored or discarded', async () => {
  await open();
  await set('accessTokenExpiresInSecs', '900');
  await host.close();
  host = start();
  expect((await call('project.recent', {})).projects).toMatchObject([{ name: 'token-demo', state: 'draft', draft: { changes: 1 } }]);
  expect(await open('ask')).toMatchObject({ draftOffered: { changes: 1 }, state: { unsaved: 0 } });
  expect(await open('restore')).toMatchObject({ draftOffered: null, state: { unsaved: 1 } });
  await call('store.discardAll', {});
  await call('project.close', {});
  expect((await call('project.recent', {})).projects).toMatchObject([{ state: 'saved', draft: null }]);
});

test('notices changes from outside, and overwrites them only when told', async () => {
  await open();
  await set('accessTokenExpiresInSecs', '900');
  const outside = `${textOnDisk()}# from outside\n`;
  await vi.waitFor(() => {
    // Written again and again, as the first time may be before the watch is set up.
    writeFileSync(join(root, policyFile), outside);
    expect(told.map((event) => event.name)).toContain('store.outside');
  }, { timeout: 20_000, interval: 500 });
  expect((await call('store.state', {})).state?.outsideChanges).toEqual([policyFile]);
  expect(await call('store.save', { overwrite: false })).toMatchObject({ result: { outcome: 'conflict', files: [policyFile] } });
  expect(textOnDisk()).toContain('# from outside');
  expect((await call('store.reload', { keep: 'theirs' })).state).toMatchObject({ unsaved: 0, outsideChanges: [] });
  await set('accessTokenExpiresInSecs', '901');
  await call('store.save', { overwrite: false });
  expect(textOnDisk()).toMatch(/accessTokenExpiresInSecs: 901[\s\S]*# from outside/);
}, 30_000);

test('keeps applications in a file that the first edit creates', async () => {
  await open();
  const file = join(root, '.policy-bench/registry.yaml');
  const { registry } = await call('registry.get', {});
  expect(registry).toMatchObject({ exists: false, applications: [{ name: 'Sample Confidential App' }, { name: 'Sample Public App' }] });
  expect(existsSync(file)).toBe(false);
  const application = { name: 'Mobile', description: '', email: '', phone: '', enabled: true, credentials: [{ id: 'mobile', secret: 's3cret', type: 'confidential' as const, enabled: true, redirectUrls: [] }], scopes: [{ name: 'resource.READ', default: true }] };
  const put = await call('registry.put', { previousName: null, application });
  expect(put.registry.applications.map((entry) => entry.name)).toEqual(['Sample Confidential App', 'Sample Public App', 'Mobile']);
  expect(JSON.stringify(put)).not.toContain('s3cret');
  expect(put.registry.applications[2]?.credentials[0]?.secret.kind).toBe('plain');
  expect(await call('registry.reveal', { clientId: 'mobile' })).toEqual({ secret: 's3cret' });
  await expect(call('registry.put', { previousName: null, application })).rejects.toMatchObject({ code: 'registry-clash' });
  await call('registry.put', { previousName: 'Mobile', application: { ...application, credentials: [{ id: 'mobile', secret: '${env.APP_SECRET}', type: 'confidential', enabled: true, redirectUrls: [] }] } });
  expect(await call('registry.reveal', { clientId: 'mobile' })).toEqual({ secret: 'from the environment' });
  await expect(call('registry.put', { previousName: 'Mobile', application: { ...application, credentials: [{ id: 'mobile', secret: 'x', keep: 'keyring', type: 'confidential', enabled: true, redirectUrls: [] }] } })).rejects.toMatchObject({ code: 'no-key-ring' });
  expect((await call('registry.remove', { name: 'Mobile' })).registry.applications).toHaveLength(2);
  writeFileSync(file, 'applications: [');
  await vi.waitFor(() => expect(told.filter((event) => event.name === 'registry.changed').length).toBeGreaterThan(3), { timeout: 5_000 });
  expect((await call('registry.get', {})).registry.problems).toMatchObject([{ severity: 'error' }]);
  await expect(call('registry.remove', { name: 'Mobile' })).rejects.toMatchObject({ code: 'registry-broken' });
  expect(readFileSync(file, 'utf8')).toBe('applications: [');
}, 20_000);

test('uses the shell’s dialogs and key ring in the desktop application', async () => {
  await host.close();
  const target = join(root, '../chosen.tar.gz');
  const asked: string[] = [];
  const answers: Record<ShellMethod, (params: never) => unknown> = {
    pickFolder: () => root,
    pickSave: () => target,
    showItem: () => null,
    'secret.encrypt': ({ text }: { text: string }) => Buffer.from(text).toString('hex'),
    'secret.decrypt': ({ data }: { data: string }) => Buffer.from(data, 'hex').toString(),
  };
  const shell: HostShell = {
    request: (method, params) => {
      asked.push(method);
      return Promise.resolve(answers[method](params as never)) as never;
    },
  };
  host = start({ shell, requested: null });
  const { project } = await call('project.pick', {});
  await call('project.open', { projectId: project?.projectId ?? '', draft: 'ask' });
  expect((await call('project.export', {})).written).toMatchObject({ displayPath: target, bytes: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(existsSync(target)).toBe(true);
  const application = { name: 'Mobile', description: '', email: '', phone: '', enabled: true, credentials: [{ id: 'mobile', secret: 's3cret', keep: 'keyring' as const, type: 'confidential' as const, enabled: true, redirectUrls: [] }], scopes: [] };
  await call('registry.put', { previousName: null, application });
  expect(readFileSync(join(root, '.policy-bench/registry.yaml'), 'utf8')).toMatch(/keyring: mobile/);
  expect(readFileSync(join(dataFolder, 'key-ring.json'), 'utf8')).not.toContain('s3cret');
  expect(await call('registry.reveal', { clientId: 'mobile' })).toEqual({ secret: 's3cret' });
  await expect(call('project.folders', { folderId: null })).rejects.toMatchObject({ code: 'browser-only' });
  expect(asked).toEqual(['pickFolder', 'pickSave', 'secret.encrypt', 'secret.decrypt']);
});

test('exports beside the store where there is no dialog, never over a file', async () => {
  await open();
  const first = await call('project.export', {});
  const second = await call('project.export', {});
  expect(first.written?.displayPath).toBe(join(root, '../token-demo.tar.gz'));
  expect(second.written?.displayPath).toBe(join(root, '../token-demo-2.tar.gz'));
  expect(second.written?.sha256).toBe(first.written?.sha256);
  expect(existsSync(join(root, '../token-demo-2.tar.gz'))).toBe(true);
});

test('keeps settings, and lists folders in browser mode only below the start', async () => {
  await call('settings.set', { key: 'theme', value: '"dark"' });
  await host.close();
  host = start();
  expect(await call('settings.get', { key: 'theme' })).toEqual({ value: '"dark"' });
  expect(await call('settings.get', { key: '__proto__' })).toEqual({ value: null });
  const { folder } = await call('project.folders', { folderId: null });
  expect(folder.parent).toBeNull();
  await expect(call('project.folders', { folderId: '/etc' })).rejects.toMatchObject({ code: 'unknown-folder' });
});

test('says why a store cannot be opened', async () => {
  await host.close();
  host = start({ requested: join(root, '..') });
  await expect(open()).rejects.toMatchObject({ code: 'not-a-store' });
  host.requestStore(join(root, 'gone'));
  await expect(open()).rejects.toMatchObject({ code: 'not-found' });
});
