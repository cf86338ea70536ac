import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type { EditCommand } from '#shared/store/edit-command.ts';
import { bundleProgram } from '../testing/bundle-program.ts';
import { draftFolder } from './data-folder.ts';
import { readDraft } from './draft-journal.ts';
import { OpenProject, type OpenOptions } from './open-project.ts';

const grant = '/Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials/Resource Owner Password Credentials';
const file = 'Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials.yaml';
let root: string;
let dataFolder: string;

beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-bench-project-')));
  root = join(folder, 'store');
  dataFolder = join(folder, 'data');
  cpSync(fileURLToPath(new URL('sample-store', import.meta.url)), root, { recursive: true });
});

const open = (draft: OpenOptions['draft'] = 'ask', onOutside?: OpenOptions['onOutside']) => OpenProject.open({ root, dataFolder, draft, ...(onOutside === undefined ? {} : { onOutside }) });
const set = (field: string, value: string, entity = grant): EditCommand => ({ kind: 'set-field', entity, field, value });
const onDisk = (path = file): string => readFileSync(join(root, path), 'utf8');

function tree(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.slice(root.length + 1)] = readFileSync(path, 'utf8');
  }
  return found;
}

test('a save writes exactly the changed line, and opening and saving without an edit changes no byte', async () => {
  const before = tree();
  const { project } = await open();
  expect(await project.save(false)).toEqual({ outcome: 'saved', files: [] });
  expect(tree()).toEqual(before);
  project.edit('Set type', [set('accessTokenType', 'MAC')]);
  expect(onDisk()).toBe(before[file]);
  expect(await project.save(false)).toEqual({ outcome: 'saved', files: [file] });
  expect(tree()).toEqual({ ...before, [file]: before[file]?.replace('    accessTokenExpires', '    accessTokenType: MAC\n    accessTokenExpires') });
  await project.close();
});

test('undo back to the saved state leaves nothing to save, redo brings it back', async () => {
  const { project } = await open();
  project.edit('One', [set('accessTokenType', 'A')]);
  project.edit('Two', [set('accessTokenType', 'B')]);
  expect([project.canUndo, project.canRedo, project.changedFiles.size]).toEqual(['Two', null, 1]);
  project.undo();
  project.undo();
  expect([project.canUndo, project.canRedo, project.changedFiles.size]).toEqual([null, 'One', 0]);
  project.redo();
  project.redo();
  expect(project.model.entities.get(grant)?.fields.get('accessTokenType')).toBe('B');
  await project.close();
});

test('typing is one step of undo; a save or another field begins a new one', async () => {
  const { project } = await open();
  for (const value of ['1', '12', '123']) project.edit('Set length', [set('accessTokenlength', value)], 'length');
  project.edit('Set type', [set('accessTokenType', 'A')], 'type');
  project.undo();
  expect(project.model.entities.get(grant)?.fields.get('accessTokenlength')).toBe('123');
  project.undo();
  expect(project.changedFiles.size).toBe(0);
  project.edit('Set length', [set('accessTokenlength', '1')], 'length');
  await project.save(false);
  project.edit('Set length', [set('accessTokenlength', '12')], 'length');
  project.undo();
  expect(project.model.entities.get(grant)?.fields.get('accessTokenlength')).toBe('1');
  await project.close();
});

test('a refused edit changes nothing and is no step', async () => {
  const { project } = await open();
  expect(project.edit('Two', [set('accessTokenType', 'A'), set('x', 'y', '/Policies/Nowhere')])).toMatchObject({ ok: false });
  expect([project.canUndo, project.changedFiles.size]).toEqual([null, 0]);
  await project.close();
});

test('discarding everything is a step that can be undone', async () => {
  const { project } = await open();
  project.edit('One', [set('accessTokenType', 'A')]);
  project.discardAll();
  expect(project.changedFiles.size).toBe(0);
  project.undo();
  expect(project.model.entities.get(grant)?.fields.get('accessTokenType')).toBe('A');
  await project.close();
});

test('undo after a save makes the draft differ again, and a crash does not lose that', async () => {
  const { project } = await open();
  project.edit('One', [set('accessTokenType', 'A')]);
  await project.save(false);
  project.undo();
  expect(project.changedFiles.size).toBe(1);
  await project.close();
  const again = await open('restore');
  expect(again.project.model.entities.get(grant)?.fields.has('accessTokenType')).toBe(false);
  again.project.discardAll();
  await again.project.close();
});

test('a rename over several files is saved whole', async () => {
  const { project } = await open();
  expect(project.edit('Rename', [{ kind: 'rename-entity', entity: '/Policies/OAuth 2.0', fields: { name: 'OAuth Two' } }])).toMatchObject({ ok: true });
  expect((await project.save(false)).outcome).toBe('saved');
  await project.close();
  const again = await open();
  expect(again.project.model.problems).toEqual([]);
  expect(Object.keys(tree()).filter((path) => path.startsWith('Policies/OAuth 2.0/'))).toEqual([]);
  await again.project.close();
});

test('what changed on disk is a conflict, and either side can be kept', async () => {
  const { project } = await open();
  const other = 'Policies/OAuth 2.0/Access Token Service/Refresh.yaml';
  project.edit('One', [set('accessTokenType', 'A')]);
  writeFileSync(join(root, file), onDisk().replace('metricsMask: 1', 'metricsMask: 7'));
  writeFileSync(join(root, other), onDisk(other).replace('metricsMask: 1', 'metricsMask: 7'));
  expect(await project.save(false)).toEqual({ outcome: 'conflict', files: [file] });
  expect(onDisk()).toContain('metricsMask: 7');
  expect(project.outsideChanges).toEqual([file]);
  await project.reload('mine');
  expect(project.outsideChanges).toEqual([]);
  expect((await project.save(false)).outcome).toBe('saved');
  expect(onDisk()).toContain('accessTokenType: A');
  writeFileSync(join(root, file), onDisk().replace('accessTokenType: A', 'accessTokenType: C'));
  project.edit('Two', [set('accessTokenType', 'B')]);
  await project.save(false);
  await project.reload('theirs');
  expect(project.model.entities.get(grant)?.fields.get('accessTokenType')).toBe('C');
  expect([project.changedFiles.size, project.canUndo]).toEqual([0, null]);
  await project.close();
});

test('changes from outside are told, own writes are not', async () => {
  const told: (readonly string[])[] = [];
  const { project } = await open('ask', (files) => told.push(files));
  await new Promise((resolve) => setTimeout(resolve, 500));
  project.edit('One', [set('accessTokenType', 'A')]);
  await project.save(false);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(told).toEqual([]);
  writeFileSync(join(root, file), onDisk().replace('type: A', 'type: B').replace('accessTokenType: A', 'accessTokenType: Z'));
  await vi.waitFor(() => expect(told).toEqual([[file]]), 5000);
  await project.close();
});

test('a draft is offered, restored with its steps, or discarded', async () => {
  const first = await open();
  first.project.edit('One', [set('accessTokenType', 'A')]);
  first.project.edit('Two', [set('accessTokenlength', '60')]);
  await first.project.close();
  const asked = await open('ask');
  expect(asked.offered).toMatchObject({ changes: 2 });
  expect(asked.project.changedFiles.size).toBe(0);
  await asked.project.close();
  const restored = await open('restore');
  expect(restored.project.canUndo).toBe('Two');
  restored.project.undo();
  restored.project.undo();
  expect(restored.project.changedFiles.size).toBe(0);
  restored.project.redo();
  await restored.project.close();
  expect((await open('ask')).offered).toMatchObject({ changes: 1 });
  await (await open('discard')).project.close();
  expect((await open('ask')).offered).toBeNull();
});

test('a draft over files that changed meanwhile keeps both, and says what could not be made again', async () => {
  const first = await open();
  first.project.edit('Length', [set('accessTokenlength', '60')]);
  first.project.edit('Gone', [set('metricsMask', '7', '/Policies/OAuth 2.0/Access Token Service/Refresh/Refresh Access token')]);
  await first.project.close();
  writeFileSync(join(root, file), onDisk().replace('metricsMask: 1', 'metricsMask: 3'));
  rmSync(join(root, 'Policies/OAuth 2.0/Access Token Service/Refresh.yaml'));
  const { project, lost, changedMeanwhile } = await open('restore');
  expect(project.model.text(file)).toContain('accessTokenlength: 60');
  expect(lost).toEqual([{ label: 'Gone', reason: expect.stringContaining('does not exist any more') as string }]);
  expect(changedMeanwhile).toContain(file);
  await project.close();
});

test('a torn last record costs only itself', async () => {
  const first = await open();
  first.project.edit('One', [set('accessTokenType', 'A')]);
  first.project.edit('Two', [set('accessTokenlength', '60')]);
  await first.project.close();
  const journal = readDraft(draftFolder(dataFolder, root))?.file ?? '';
  const text = readFileSync(journal, 'utf8');
  writeFileSync(journal, text.slice(0, -20));
  expect((await open('ask')).offered).toMatchObject({ changes: 1 });
  appendFileSync(journal, '\u0000\u0000\u0000');
  const { project } = await open('restore');
  expect(project.canUndo).toBe('One');
  await project.close();
});

test('kill -9 loses nothing', async () => {
  const program = await bundleProgram('runtime/testing/edit-until-killed.ts', 'edit.cjs');
  const child = spawn(process.execPath, [program, root, dataFolder, grant], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  expect((await open('ask')).offered).toBeNull();
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const { project } = await open('restore');
  expect(project.model.entities.get(grant)?.fields.get('accessTokenlength')).toBe('150');
  await project.close();
}, 60_000);

test('any run of edits, undone, restores the bytes; and redone, the draft that was', async () => {
  const { project } = await open();
  const base = new Map(project.model.files);
  const entities = [...project.model.entities.entities.values()].filter(({ parent, definition }) => parent !== null && definition !== undefined);
  const command = fc.record({ at: fc.nat(), field: fc.nat(), value: fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('', 'true', '${env.X}', 'a: b', '- x', 'line\nline', '# c')), kind: fc.constantFrom('set', 'set', 'set', 'reset', 'add', 'remove') });
  const make = ({ at, field, value, kind }: { at: number; field: number; value: string; kind: string }): EditCommand => {
    const entity = entities[at % entities.length]!;
    const keys = new Set(entity.definition?.keyFields);
    const names = [...(entity.definition?.fields.keys() ?? [])].filter((name) => !keys.has(name));
    const name = names[field % Math.max(1, names.length)] ?? 'x';
    if (kind === 'set') return { kind: 'set-field', entity: entity.id, field: name, value };
    if (kind === 'reset') return { kind: 'reset-field', entity: entity.id, field: name };
    if (kind === 'remove') return { kind: 'remove-entity', entity: entity.id };
    return { kind: 'add-entity', parent: entity.id, type: 'Property', fields: { name: `n${field}`, value } };
  };
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 6 }), (commands) => {
      for (const item of commands) project.edit('Edit', [make(item)]);
      fc.pre(project.canUndo !== null);
      const drafted = new Map(project.model.files);
      while (project.canUndo !== null) project.undo();
      expect(new Map(project.model.files)).toEqual(new Map(base));
      expect(project.changedFiles.size).toBe(0);
      while (project.canRedo !== null) project.redo();
      expect(new Map(project.model.files)).toEqual(new Map(drafted));
      while (project.canUndo !== null) project.undo();
    }),
    { numRuns: 150 },
  );
  await project.close();
}, 60_000);
