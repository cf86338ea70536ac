/** npm run check: types, lint, boundaries, generated documents. All are run; any failure fails the whole. */
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { main, root, run, step } from './progress.mjs';
import { keepSummary } from './summary.mjs';

const checks = [
  ['Types (tsc -b)', 'typescript/bin/tsc', ['-b']],
  ['Lint (oxlint)', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']],
  ['Boundaries between the rooms', undefined, ['scripts/check-boundaries.mjs']],
  ['Generated documents', undefined, ['scripts/generate-docs.mjs', '--check']],
];

/** Runs every check and gives 1 when one of them failed. */
export async function check() {
  const failures = [];
  for (const [title, program, args] of checks) {
    await step(title, async () => {
      const words = program === undefined ? args : [join('node_modules', program), ...args];
      const code = await run(process.execPath, words, { cwd: root });
      if (code !== 0) failures.push(title);
      return code === 0 ? 'fine' : 'FAILED';
    });
  }
  await keepSummary('check', { passed: checks.length - failures.length, failed: failures.length, skipped: 0 });
  if (failures.length > 0) console.error(`✗ ${failures.join(', ')}`);
  return failures.length === 0 ? 0 : 1;
}

if (process.argv[1] === join(root, 'scripts/check.mjs')) {
  await main(async () => {
    await ensureDependencies();
    return check();
  });
}
