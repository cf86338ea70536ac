/** npm run bench: builds and runs the benchmarks; the desktop start is measured when a runtime and a display can be had. */
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { withVirtualDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { main, note, root, run, SetupError } from './progress.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

async function desktop() {
  try {
    const electron = await ensureElectron();
    await ensureSystemLibraries(electron.executable, { display: true });
    return electron;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    note(`Without the desktop benchmarks: ${error.message}`);
    return undefined;
  }
}

await main(async () => {
  await ensureDependencies();
  const electron = await desktop();
  await build();
  await build(['bench']);
  const bench = (env) => run(process.execPath, [join(root, 'out/bench.cjs'), ...process.argv.slice(2)], { env });
  if (electron === undefined) return bench({});
  return withVirtualDisplay((display) => bench({ ...display, POLICY_BENCH_ELECTRON: electron.executable, POLICY_BENCH_ROOT: root }));
});
