/**
 * npm run docs: writes the documents that follow from the code; with --check only compares, and fails on a difference.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import { ensureDependencies } from './dependencies.mjs';
import { main, note, root } from './progress.mjs';

/** Every generated document: its path and its text. */
async function documents() {
  const options = { root, configFile: false, logLevel: 'error' };
  const reference = (await runnerImport(join(root, 'scripts/reference/filter-reference.ts'), options)).module;
  return [{ path: 'docs/reference/filters.md', text: reference.filterReference() }];
}

await main(async () => {
  await ensureDependencies();
  const check = process.argv.includes('--check');
  let stale = 0;
  for (const { path, text } of await documents()) {
    const file = join(root, path);
    const before = existsSync(file) ? await readFile(file, 'utf8') : undefined;
    if (before === text) continue;
    stale += 1;
    if (check) {
      console.error(`${path} is not what the code says; run: npm run docs`);
    } else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      note(`${path} written`);
    }
  }
  return check && stale > 0 ? 1 : 0;
});
