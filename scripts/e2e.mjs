/** npm run e2e [-- --packaged] [Playwright's arguments]: drives the real desktop application. */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { withVirtualDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { main, note, root, run, SetupError } from './progress.mjs';
import { keepSummary } from './summary.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

const packagedExecutables = {
  linux: 'release/linux-unpacked/policy-bench',
  darwin: 'release/mac/Policy Bench.app/Contents/MacOS/Policy Bench',
  win32: 'release/win-unpacked/Policy Bench.exe',
};

/** Runs the end-to-end suite, keeps its counts, and gives Playwright's exit code. */
export async function e2e(words = []) {
  const packaged = words.includes('--packaged');
  const electron = await ensureElectron();
  await ensureSystemLibraries(electron.executable, { display: true });
  await build();
  const executable = packaged ? packagedExecutable() : electron.executable;
  const report = join(root, 'test-results', 'report.json');
  await rm(report, { force: true });
  const args = words.filter((word) => word !== '--packaged');
  const code = await withVirtualDisplay((display) =>
    run(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts', ...args], {
      env: {
        ...display,
        POLICY_BENCH_ELECTRON: executable,
        POLICY_BENCH_PACKAGED: packaged ? '1' : '',
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    }),
  );
  await keepSummary(packaged ? 'e2e-packaged' : 'e2e', await countsOf(report, code));
  return code;
}

function packagedExecutable() {
  const file = join(root, packagedExecutables[process.platform] ?? packagedExecutables.linux);
  if (!existsSync(file)) throw new SetupError(`There is no packaged application at ${file}. Make it first: npm run dist`);
  note(`Testing the packaged application ${file}`);
  return file;
}

async function countsOf(report, code) {
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(text);
  const failed = stats.unexpected;
  return { passed: stats.expected + stats.flaky, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: stats.skipped };
}

if (process.argv[1] === join(root, 'scripts/e2e.mjs')) {
  await main(async () => {
    await ensureDependencies();
    return e2e(process.argv.slice(2));
  });
}
