/** npm test: sets up what is missing, then checks, unit and integration tests, and the end-to-end tests. */
import { check } from './check.mjs';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { e2e } from './e2e.mjs';
import { main, SetupError } from './progress.mjs';
import { runVitest } from './run-vitest.mjs';
import { forgetSummaries, printSummary } from './summary.mjs';

const suites = ['check', 'unit', 'e2e'];

/** A stage that cannot even start counts as failed; the others still run. */
async function stage(title, work) {
  console.log(`\n── ${title}`);
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof SetupError ? `✗ ${error.message}` : error);
    return 1;
  }
}

await main(async () => {
  await ensureDependencies();
  await forgetSummaries(suites);
  const codes = [
    await stage('Checks', check),
    // Some tests start the built command line and gateway.
    await stage('Build', () => build()),
    await stage('Unit and integration tests', () => runVitest('unit')),
    await stage('End-to-end tests', () => e2e()),
  ];
  console.log('');
  const { failed } = await printSummary(suites);
  return failed === 0 && codes.every((code) => code === 0 || code === undefined) ? 0 : 1;
});
