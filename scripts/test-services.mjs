/**
 * npm run test:services: every back end of a port against the one contract suite of that port.
 * Fails when a back end's folder (runtime/adapters/PORT/BACKEND) has no contract test.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { main, note, root } from './progress.mjs';
import { runVitest } from './run-vitest.mjs';
import { forgetSummaries, keepSummary, printSummary } from './summary.mjs';

/** Back ends without a contract test, as `PORT/BACKEND`, and how many back ends there are. */
export async function backendsWithoutContract(adapters) {
  const backends = [];
  for (const port of await foldersIn(adapters)) {
    for (const backend of await foldersIn(join(adapters, port))) backends.push(`${port}/${backend}`);
  }
  const missing = [];
  for (const backend of backends) {
    const files = await readdir(join(adapters, backend));
    if (!files.some((file) => file.endsWith('contract.test.ts'))) missing.push(backend);
  }
  return { backends, missing };
}

async function foldersIn(path) {
  if (!existsSync(path)) return [];
  return (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

if (process.argv[1] === join(root, 'scripts/test-services.mjs')) {
  await main(async () => {
    await ensureDependencies();
    await forgetSummaries(['services', 'services-covered']);
    const { backends, missing } = await backendsWithoutContract(join(root, 'runtime/adapters'));
    note(`Back ends: ${backends.join(', ')}`);
    for (const backend of missing) console.error(`✗ runtime/adapters/${backend} has no *contract.test.ts`);
    await keepSummary('services-covered', { passed: backends.length - missing.length, failed: missing.length, skipped: 0 });
    const code = await runVitest('services', ['contract.test.ts']);
    const { failed } = await printSummary(['services-covered', 'services']);
    return code === 0 && failed === 0 ? 0 : 1;
  });
}
