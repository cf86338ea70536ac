import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = dirname(import.meta.dirname);
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-bench-rules-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function violations(files: Readonly<Record<string, string>>): string {
  const result = spawnSync(process.execPath, [join(root, 'scripts/check-boundaries.mjs'), plant(files)], { encoding: 'utf8' });
  return `${result.status}\n${result.stderr}`;
}

const rows: readonly { readonly rule: string; readonly title: string; readonly files: Readonly<Record<string, string>> }[] = [
  { rule: 'room-arrow', title: 'shared imports runtime', files: { 'shared/a.ts': "import { b } from '#runtime/b.ts';\nb();\n", 'runtime/b.ts': 'export const b = () => 1;\n' } },
  { rule: 'room-arrow', title: 'renderer imports runtime, as a type', files: { 'renderer/a.ts': "import type { B } from '#runtime/b.ts';\nexport type A = B;\n", 'runtime/b.ts': 'export type B = 1;\n' } },
  { rule: 'room-arrow', title: 'runtime imports electron by a relative path', files: { 'runtime/a.ts': "export { b } from '../electron/b.ts';\n", 'electron/b.ts': 'export const b = 1;\n' } },
  { rule: 'room-arrow', title: 'electron imports the renderer by import()', files: { 'electron/a.ts': "export const a = () => import('../renderer/b.ts');\n", 'renderer/b.ts': 'export const b = 1;\n' } },
  { rule: 'room-path', title: 'shared by a relative path', files: { 'runtime/a.ts': "export { b } from '../shared/b.ts';\n", 'shared/b.ts': 'export const b = 1;\n' } },
  { rule: 'extension', title: 'no extension', files: { 'runtime/a.ts': "export { b } from './b';\n", 'runtime/b.ts': 'export const b = 1;\n' } },
  { rule: 'room-package', title: 'Node in shared', files: { 'shared/a.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('x');\n" } },
  { rule: 'room-package', title: 'React in shared', files: { 'shared/a.ts': "import { useState } from 'react';\nuseState();\n" } },
  { rule: 'room-package', title: 'Node in the renderer', files: { 'renderer/a.ts': "import { join } from 'path';\njoin('x');\n" } },
  { rule: 'room-package', title: 'Electron in the runtime', files: { 'runtime/a.ts': "import { app } from 'electron';\napp.quit();\n" } },
  {
    rule: 'executor',
    title: 'an executor in the window, through another file',
    files: {
      'renderer/a.ts': "export { b } from '#shared/b.ts';\n",
      'shared/b.ts': "export { execute as b } from './filters/x-filter/execute.ts';\n",
      'shared/filters/x-filter/execute.ts': 'export const execute = 1;\n',
    },
  },
  {
    rule: 'filter-island',
    title: 'one filter imports another',
    files: {
      'shared/filters/x-filter/execute.ts': "export { y } from '../y-filter/schema.ts';\n",
      'shared/filters/y-filter/schema.ts': 'export const y = 1;\n',
      'shared/filters/y-filter/execute.ts': 'export const execute = 1;\n',
    },
  },
  { rule: 'cycle', title: 'a cycle of three', files: { 'runtime/a.ts': "export { b } from './b.ts';\n", 'runtime/b.ts': "export { c } from './c.ts';\n", 'runtime/c.ts': "export { b as c } from './a.ts';\n" } },
  { rule: 'clock-and-chance', title: 'Date.now in shared', files: { 'shared/a.ts': 'export const a = () => Date.now();\n' } },
  { rule: 'clock-and-chance', title: 'new Date() in shared', files: { 'shared/a.ts': 'export const a = () => new Date();\n' } },
  { rule: 'clock-and-chance', title: 'Math.random in shared', files: { 'shared/a.ts': 'export const a = () => Math.random();\n' } },
  { rule: 'too-young', title: 'an API of Node 18.17', files: { 'runtime/a.ts': "export const a = URL.canParse('x');\n" } },
  { rule: 'raw-channel', title: 'ipcMain outside the bridge', files: { 'electron/menu.ts': "import { ipcMain } from 'electron';\nipcMain.on('x', () => {});\n" } },
  { rule: 'file-name', title: 'a barrel', files: { 'shared/x/index.ts': 'export const a = 1;\n' } },
  { rule: 'file-name', title: 'a name that says nothing', files: { 'shared/string-utils.ts': 'export const a = 1;\n' } },
  { rule: 'file-name', title: 'not kebab-case', files: { 'shared/StringPart.ts': 'export const a = 1;\n' } },
];

describe('boundaries between the rooms', () => {
  test.each(rows)('$rule is found: $title', ({ rule, files }) => {
    expect(violations(files)).toMatch(new RegExp(`^1\\n.*:\\d+  ${rule}: `));
  });

  test('what is allowed passes', () => {
    const files = {
      'shared/a.ts': "import { z } from 'zod';\nimport type { B } from './b.ts';\nexport const a = (b: B) => z.parse(b, new Date(0));\n",
      'shared/b.ts': "import type { a } from './a.ts';\nexport type B = typeof a;\n",
      'shared/b.test.ts': "import { readFileSync } from 'node:fs';\nreadFileSync(String(Date.now()));\n",
      'runtime/c.ts': "import { a } from '#shared/a.ts';\nexport const c = a;\n",
      'electron/host-bridge.ts': "import { ipcMain } from 'electron';\nipcMain.on('x', () => {});\n",
    };
    expect(violations(files)).toMatch(/^0\n/);
  });
});

describe('lint rules', () => {
  const lint = (files: Readonly<Record<string, string>>): string => {
    const folder = plant(files);
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const result = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--deny-warnings', '--format=unix'], { cwd: folder, encoding: 'utf8' });
    return `${result.status}\n${result.stdout}`;
  };

  const lintRows: readonly { readonly rule: string; readonly files: Readonly<Record<string, string>> }[] = [
    { rule: 'no-default-export', files: { 'shared/a.ts': 'export default 1;\n' } },
    { rule: 'no-explicit-any', files: { 'shared/a.ts': 'export const a = (b: any) => b;\n' } },
    { rule: 'max-lines', files: { 'shared/a.ts': Array.from({ length: 410 }, (_, i) => `export const a${i} = ${i};\n`).join('') } },
    { rule: 'no-restricted-properties', files: { 'shared/a.ts': 'export const a = () => Date.now();\n' } },
    { rule: 'no-restricted-imports', files: { 'electron/menu.ts': "import { ipcMain } from 'electron';\nipcMain.on('x', () => undefined);\n" } },
  ];

  test.each(lintRows)('$rule is found', ({ rule, files }) => {
    expect(lint(files)).toMatch(new RegExp(`^1\\n[^]*${rule}`));
  });
});
