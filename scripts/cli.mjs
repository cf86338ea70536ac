/** npm run cli -- COMMAND …: the command line, built first when something changed. */
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { build } from './build.mjs';
import { main, root } from './progress.mjs';
import { runProgram } from './run-program.mjs';

await main(async () => {
  // Standard output belongs to the command (it may be JSON); what set-up has to say goes to standard error.
  console.log = console.error;
  await ensureDependencies();
  // Only the window needs more than the program itself.
  await build(process.argv[2] === 'studio' ? ['renderer', 'gateway', 'cli'] : ['cli']);
  return runProgram(process.execPath, [join(root, 'out/cli.cjs'), ...process.argv.slice(2)], { cwd: process.env.INIT_CWD ?? process.cwd() });
});
