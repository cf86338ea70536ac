import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk, recoverSave, saveFiles, type SaveDisk } from './save-files.ts';

const before = new Map([['Policies/A.yaml', 'a: 1\n'], ['Policies/B/_parent.yaml', 'b: 1\n'], ['Policies/B/C.yaml', 'c: 1\n']]);
const changes = new Map<string, string | null>([['Policies/A.yaml', 'a: 2\n'], ['Policies/B/_parent.yaml', null], ['Policies/B/C.yaml', null], ['Policies/D/_parent.yaml', 'b: 1\n'], ['Policies/D/C.yaml', 'c: 1\n']]);
const after = { 'Policies/A.yaml': 'a: 2\n', 'Policies/D/C.yaml': 'c: 1\n', 'Policies/D/_parent.yaml': 'b: 1\n' };

function folder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'policy-bench-save-')));
  for (const [file, text] of before) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

function contents(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.slice(root.length + 1)] = readFileSync(path, 'utf8');
  }
  return found;
}

class Crash extends Error {}

/** A disk on which the process dies at an operation, half of its bytes written; nothing works after that. */
function dyingDisk(at: number): { readonly disk: SaveDisk; readonly count: () => number } {
  let count = 0;
  const step = <A extends unknown[], R>(work: (...args: A) => R, half?: (...args: A) => void) => (...args: A): R => {
    count += 1;
    if (count === at) half?.(...args);
    if (count >= at) throw new Crash();
    return work(...args);
  };
  return {
    count: () => count,
    disk: {
      open: step(nodeDisk.open, nodeDisk.open),
      write: step(nodeDisk.write, (handle, bytes) => nodeDisk.write(handle, bytes.subarray(0, bytes.length / 2))),
      sync: step(nodeDisk.sync),
      close: nodeDisk.close,
      rename: step(nodeDisk.rename),
      remove: step(nodeDisk.remove),
      makeFolder: step(nodeDisk.makeFolder),
      removeFolder: step(nodeDisk.removeFolder),
    },
  };
}

const counting = dyingDisk(Number.POSITIVE_INFINITY);
saveFiles(folder(), changes, before, false, counting.disk);

test('a save writes, removes, and leaves nothing else behind', () => {
  const root = folder();
  expect(saveFiles(root, changes, before, false)).toEqual({ outcome: 'saved', files: [...changes.keys()] });
  expect(contents(root)).toEqual(after);
  expect(existsSync(join(root, 'Policies/B'))).toBe(false);
});

test.each(Array.from({ length: counting.count() }, (_, index) => index + 1))('a crash at operation %i leaves all or nothing after the next open', async (at) => {
  const root = folder();
  expect(() => saveFiles(root, changes, before, false, dyingDisk(at).disk)).toThrow();
  const pid = /"pid":\d+/;
  // The process that died is not this one.
  for (const name of readdirSync(root)) if (name === '.policy-bench-save.json') writeFileSync(join(root, name), readFileSync(join(root, name), 'utf8').replace(pid, '"pid":999999999'));
  await recoverSave(root);
  const now = contents(root);
  expect([Object.fromEntries(before), after]).toContainEqual(now);
  await recoverSave(root);
  expect(contents(root)).toEqual(now);
});

test.each(Array.from({ length: counting.count() }, (_, index) => index + 1))('a crash at operation %i of the recovery is recovered from', async (at) => {
  const root = folder();
  const halfway = dyingDisk(Math.floor(counting.count() / 2));
  expect(() => saveFiles(root, changes, before, false, halfway.disk)).toThrow();
  await recoverSave(root, dyingDisk(at).disk).catch(() => undefined);
  await recoverSave(root);
  expect(contents(root)).toEqual(after);
});

test.each(Array.from({ length: counting.count() - 1 }, (_, index) => index + 1))('a disk that refuses operation %i once leaves everything as it was', (at) => {
  const root = folder();
  let count = 0;
  const once = Object.fromEntries(
    Object.entries(nodeDisk).map(([name, work]) => [
      name,
      (...args: never[]) => {
        if (name !== 'close') count += 1;
        if (count === at && name !== 'close') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return (work as (...all: never[]) => unknown)(...args);
      },
    ]),
  ) as unknown as SaveDisk;
  expect(() => saveFiles(root, changes, before, false, once)).toThrow('could not be saved (ENOSPC)');
  expect(contents(root)).toEqual(Object.fromEntries(before));
});

test('a file that changed on disk is a conflict, and nothing is written', () => {
  const root = folder();
  writeFileSync(join(root, 'Policies/A.yaml'), 'a: 3\n');
  expect(saveFiles(root, changes, before, false)).toEqual({ outcome: 'conflict', files: ['Policies/A.yaml'] });
  expect(contents(root)).toEqual({ ...Object.fromEntries(before), 'Policies/A.yaml': 'a: 3\n' });
  expect(saveFiles(root, changes, before, true).outcome).toBe('saved');
  expect(contents(root)).toEqual(after);
});

test('a file that came or went on disk is a conflict', () => {
  const root = folder();
  writeFileSync(join(root, 'Policies/new.yaml'), 'theirs');
  expect(saveFiles(root, new Map([['Policies/new.yaml', 'mine']]), new Map(), false).outcome).toBe('conflict');
  expect(saveFiles(root, new Map([['Policies/gone.yaml', 'mine']]), new Map([['Policies/gone.yaml', 'old']]), false).outcome).toBe('conflict');
});

test('the recovery leaves alone what somebody changed since', async () => {
  const root = folder();
  expect(() => saveFiles(root, changes, before, false, dyingDisk(12).disk)).toThrow();
  expect(existsSync(join(root, '.policy-bench-save.json'))).toBe(true);
  writeFileSync(join(root, 'Policies/B/C.yaml'), 'theirs');
  await recoverSave(root);
  expect(contents(root)).toMatchObject({ 'Policies/B/C.yaml': 'theirs', 'Policies/A.yaml': 'a: 2\n' });
});

test.skipIf(process.platform === 'win32')('mode and links are kept', () => {
  const root = folder();
  chmodSync(join(root, 'Policies/A.yaml'), 0o600);
  symlinkSync('C.yaml', join(root, 'Policies/B/link.yaml'));
  saveFiles(root, new Map([['Policies/A.yaml', 'x'], ['Policies/B/link.yaml', 'y']]), new Map([['Policies/A.yaml', 'a: 1\n'], ['Policies/B/link.yaml', 'c: 1\n']]), false);
  expect(statSync(join(root, 'Policies/A.yaml')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(root, 'Policies/B/C.yaml'), 'utf8')).toBe('y');
});

test('a path out of the store is refused', () => {
  expect(() => saveFiles(folder(), new Map([['../x', 'y']]), new Map(), true)).toThrow();
});
