import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Problem } from '#shared/store/problem.ts';
import { openFileRegistry } from './file-registry.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-bench-registry-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an edit that cannot be read is told, and the last good registry stays in use', async () => {
  const file = join(folder, 'registry.yaml');
  writeFileSync(file, 'applications:\n- name: App\n  credentials:\n  - id: app\n    secret: hush\n');
  let told: (problems: readonly Problem[]) => void = () => undefined;
  const reread = () => new Promise<readonly Problem[]>((resolve) => (told = resolve));
  const registry = openFileRegistry(file, new Map(), undefined, (problems) => told(problems));
  try {
    const broken = reread();
    writeFileSync(file, 'applications: [ {name: hush');
    expect(await broken).toEqual([expect.objectContaining({ code: 'registry-syntax', message: expect.not.stringContaining('hush') as string })]);
    expect(registry.find('app')?.enabled).toBe(true);
    const mended = reread();
    writeFileSync(file, 'applications:\n- name: App\n  enabled: false\n  credentials:\n  - id: app\n    secret: hush\n');
    expect(await mended).toEqual([]);
    expect(registry.find('app')?.application.enabled).toBe(false);
  } finally {
    registry.close();
  }
});
