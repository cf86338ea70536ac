import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './progress.mjs';
import { keepSummary } from './summary.mjs';

/** Runs vitest with these arguments, keeps its counts as a suite, and gives its exit code. */
export async function runVitest(suite, args = []) {
  const report = join(root, 'out', 'test-summary', `${suite}-report.vitest`);
  await rm(report, { force: true });
  const code = await run(process.execPath, [
    join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args,
    // A build in this process before leaves `production` behind, for which React has no test tools.
  ], { env: { NODE_ENV: 'test' } });
  const text = await readFile(report, 'utf8').catch(() => undefined);
  await rm(report, { force: true });
  const counts = text === undefined ? { passed: 0, failed: 1, skipped: 0 } : countsOf(JSON.parse(text));
  // A file that does not load has no tests to count; it must not pass for that.
  await keepSummary(suite, code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
  return code;
}

function countsOf(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests };
}
