import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbeddedStore } from './embedded-store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'embedded-processes-'));
const root = path.join(import.meta.dirname, '../../../..');
const script = path.join(folder, 'process.cjs');
let files = 0;
const newFile = (): string => path.join(folder, `tokens-${(files += 1)}.log`);

beforeAll(async () => {
  const entry = path.join(import.meta.dirname, 'test-process.ts');
  await build({
    root, configFile: false, logLevel: 'silent', publicDir: false, ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, target: 'node18', minify: false, rolldownOptions: { output: { format: 'cjs', entryFileNames: 'process.cjs', codeSplitting: false } } },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(file: string, ...args: readonly string[]): { readonly child: ChildProcess; readonly said: () => readonly string[]; readonly ended: Promise<void> } {
  const child = spawn(process.execPath, [script, file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  // A line cut off by the kill does not count as said.
  return { child, said: () => text.slice(0, text.lastIndexOf('\n')).split('\n').filter((line) => line !== ''), ended: new Promise((resolve) => child.once('close', () => resolve())) };
}

const open = (file: string) => openEmbeddedStore(file, () => Date.now(), (text) => text);

test('whatever was saved is there after kill -9', async () => {
  const file = newFile();
  const writer = start(file, 'write', 'w', '0');
  while (writer.said().length < 200) await new Promise((resolve) => setTimeout(resolve, 10));
  writer.child.kill('SIGKILL');
  await writer.ended;
  const store = open(file);
  const lost = writer.said().filter((digest) => store.findAccess(digest) === undefined);
  expect(lost).toEqual([]);
  await store.close();
});

test('a record cut off by a crash harms no other', async () => {
  const file = newFile();
  const first = open(file);
  const token = { clientId: 'c', applicationId: 'a', userName: 'u', scopes: [], issuedAt: Date.now(), expiresAt: Date.now() + 3_600_000, metadata: [] };
  await first.save({ ...token, tokenType: 'Bearer', digest: 'before' });
  appendFileSync(file, '\n{"t":"save","a":{"digest":"half');
  await first.save({ ...token, tokenType: 'Bearer', digest: 'after' });
  await first.close();
  const again = open(file);
  expect([await again.findAccess('before'), await again.findAccess('after')].map((found) => found?.digest)).toEqual(['before', 'after']);
  await again.close();
  expect(readFileSync(file, 'utf8')).not.toContain('half');
});

test('several processes write at once, and each sees all', async () => {
  const file = newFile();
  const store = open(file);
  const writers = ['a', 'b', 'c'].map((name) => start(file, 'write', name, '100'));
  await Promise.all(writers.map(({ ended }) => ended));
  const missing = writers.flatMap(({ said }) => said()).filter((digest) => store.findAccess(digest) === undefined);
  expect([missing, (await store.list({ limit: 1000 })).tokens.length]).toEqual([[], 300]);
  await store.close();
});

test('one of several processes takes a refresh token', async () => {
  const file = newFile();
  const store = open(file);
  const now = Date.now();
  const token = { clientId: 'c', applicationId: 'a', userName: 'u', scopes: [], issuedAt: now, expiresAt: now + 3_600_000, metadata: [] };
  await store.save({ ...token, tokenType: 'Bearer', digest: 'x' }, { ...token, digest: 'r' });
  const takers = Array.from({ length: 4 }, () => start(file, 'take', 'r'));
  await Promise.all(takers.map(({ ended }) => ended));
  expect(takers.flatMap(({ said }) => said()).sort()).toEqual(['false', 'false', 'false', 'true']);
  expect(await store.findRefresh('r')).toBeUndefined();
  await store.close();
});
