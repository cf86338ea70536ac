import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './progress.mjs';

const folder = join(root, 'out', 'test-summary');

/** Forgets the counts of earlier runs of these suites. */
export async function forgetSummaries(suites) {
  await Promise.all(suites.map((suite) => rm(join(folder, `${suite}.json`), { force: true })));
}

/** Keeps the counts of a suite for {@link printSummary}. */
export async function keepSummary(suite, counts) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${suite}.json`), JSON.stringify({ suite, ...counts }));
}

/** Prints one line for each suite kept, then the sum as `N passed, N failed`; gives the sum. */
export async function printSummary(suites) {
  const names = suites ?? (await readdir(folder)).map((file) => file.replace(/\.json$/, '')).sort();
  let passed = 0;
  let failed = 0;
  for (const name of names) {
    const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
    // A suite that left no counts behind did not run to its end.
    const counts = text === undefined ? { passed: 0, failed: 1, skipped: 0 } : JSON.parse(text);
    console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
    passed += counts.passed;
    failed += counts.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return { passed, failed };
}
