import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { packStore } from './export-archive.ts';

function copy(): string {
  const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'policy-bench-export-'))), 'store');
  cpSync(fileURLToPath(new URL('sample-store', import.meta.url)), root, { recursive: true });
  return root;
}

test('the same contents give the same bytes, whatever the times, and nothing of ours is in it', async () => {
  const [one, two] = [copy(), copy()];
  utimesSync(join(two, 'values.yaml'), new Date(0), new Date(0));
  mkdirSync(join(two, '.git'));
  writeFileSync(join(two, '.git/HEAD'), 'x');
  writeFileSync(join(two, 'values.yaml~'), 'x');
  writeFileSync(join(two, '..', 'secret'), 'x');
  symlinkSync('../secret', join(two, 'link'));
  const [a, b] = [await packStore(one), await packStore(two)];
  expect(b.sha256).toBe(a.sha256);
  expect(Buffer.compare(a.bytes, b.bytes)).toBe(0);
  expect(a.files).toContain('_parent.yaml');
  expect(a.files.filter((file) => file.split('/').some((name) => name.startsWith('.')))).toEqual([]);
  expect(a.files).toEqual([...a.files].sort());
});

test('tar can unpack it, and the store in it is the same', async () => {
  const root = copy();
  const { bytes, files } = await packStore(root);
  const target = mkdtempSync(join(tmpdir(), 'policy-bench-unpack-'));
  writeFileSync(join(target, 'a.tar.gz'), bytes);
  execFileSync('tar', ['-xzf', 'a.tar.gz'], { cwd: target });
  for (const file of files) execFileSync('cmp', [join(root, file), join(target, file)]);
});
