import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { awaitEndingWriters, readDraft } from './draft-journal.ts';

function journalOf(pid: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-bench-journal-'));
  const step = { step: 1, at: 5, label: 'Set', commands: [{ kind: 'set-field', entity: '/A', field: 'f', value: 'v' }], base: {} };
  writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify({ pid, root: '/store' })}\n${JSON.stringify(step)}\n`);
  return folder;
}

test('the draft of a process that was just killed is there once it has ended', async () => {
  const writer = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const folder = journalOf(writer.pid ?? 0);
  await awaitEndingWriters(folder, 100);
  expect(readDraft(folder)).toBeNull();
  writer.kill('SIGKILL');
  await awaitEndingWriters(folder);
  expect(readDraft(folder)).toMatchObject({ changes: 1, editedAt: 5 });
});

test('nothing is waited for where nobody else writes', async () => {
  await awaitEndingWriters(join(tmpdir(), 'policy-bench-no-such-folder'));
  await awaitEndingWriters(journalOf(process.pid));
});
