/**
 * npm start [-- PATH] [--browser]: sets up what is missing, builds what changed, and opens the application.
 */
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { hasDisplay } from './display.mjs';
import { electronSwitches, ensureElectron } from './electron-runtime.mjs';
import { main, note, root, SetupError } from './progress.mjs';
import { runProgram } from './run-program.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

function parseArguments(words) {
  const unknown = words.find((word) => word.startsWith('-') && word !== '--browser');
  const paths = words.filter((word) => !word.startsWith('-'));
  if (unknown !== undefined || paths.length > 1) throw new SetupError('Usage: npm start [-- PATH] [--browser]');
  // npm runs scripts in the package's folder; INIT_CWD is where the user typed.
  const store = paths[0] === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), paths[0]);
  return { store, browser: words.includes('--browser') };
}

async function startBrowserMode(store) {
  await build(['renderer', 'gateway', 'cli']);
  return runProgram(process.execPath, [join(root, 'out/cli.cjs'), 'studio', ...(store === undefined ? [] : [store])]);
}

async function startDesktop(store) {
  const electron = await ensureElectron();
  await ensureSystemLibraries(electron.executable);
  await build();
  note(`Starting on Electron ${electron.version}`);
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  return runProgram(electron.executable, [...electronSwitches(), root, ...(store === undefined ? [] : [store])], { env });
}

await main(async () => {
  const { store, browser } = parseArguments(process.argv.slice(2));
  await ensureDependencies();
  if (browser) return startBrowserMode(store);
  if (!hasDisplay()) {
    note('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set); serving the window to a browser instead.');
    return startBrowserMode(store);
  }
  return startDesktop(store);
});
