/** npm run cli -- COMMAND …: the command line, built first when something changed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { build } from './build.mjs';
import { main, root } from './progress.mjs';

/** npm ends at SIGTERM without a word to what it runs; a gateway must not be left behind, serving. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
  watch.unref();
}

await main(async () => {
  // Standard output belongs to the command (it may be JSON); what set-up has to say goes to standard error.
  console.log = console.error;
  await ensureDependencies();
  // Only the window needs more than the program itself.
  await build(process.argv[2] === 'studio' ? ['renderer', 'gateway', 'cli'] : ['cli']);
  const child = spawn(process.execPath, [join(root, 'out/cli.cjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 0 : 1)));
  });
});
