import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { note, output, run, SetupError, step } from './progress.mjs';

/** What Chromium loads, by Debian's names. Newer releases add `t64` to some of them. */
const libraries = [
  'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libatk-bridge2.0-0', 'libcups2', 'libdrm2',
  'libxkbcommon0', 'libxcomposite1', 'libxdamage1', 'libxrandr2',
];

/**
 * Sees to it that the shared libraries of the Electron runtime (and Xvfb, when `display` is asked for) are there:
 * installs them as root or with password-less sudo on Debian and its relatives, else explains what to do.
 */
export async function ensureSystemLibraries(executable, { display = false } = {}) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(executable);
  const needsDisplay = display && !has('Xvfb');
  if (missing.length === 0 && !needsDisplay) return;

  const wanted = [...(missing.length > 0 ? libraries : []), ...(needsDisplay ? ['xvfb'] : [])];
  const lacking = [...missing, ...(needsDisplay ? ['Xvfb'] : [])].join(', ');
  const command = `apt-get update && apt-get install -y ${wanted.join(' ')}`;
  if (!(await isDebian()) || !has('apt-get')) {
    throw new SetupError(`Missing on this system: ${lacking}. Install your distribution's packages for ${wanted.join(', ')} and start again.`);
  }
  const prefix = await privilege();
  if (prefix === undefined) {
    throw new SetupError(`Missing on this system: ${lacking}. Install with:\n\n  sudo sh -c '${command}'\n\nand start again.`);
  }
  await step(`Installing system libraries (${lacking})`, () => install(prefix, wanted));
  const still = await missingLibraries(executable);
  if (still.length > 0) throw new SetupError(`Still missing after the installation: ${still.join(', ')}`);
}

async function install(prefix, wanted) {
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) => {
    const [command, ...words] = [...prefix, 'apt-get', ...args];
    return run(command, words, { quiet: true, env: environment, timeout: 900_000 });
  };
  if ((await apt(['update'])) !== 0) note('apt-get update failed; trying with the package lists at hand.');
  const names = await Promise.all(wanted.map(async (name) => ((await output('apt-cache', ['show', '--no-all-versions', `${name}t64`])) ? `${name}t64` : name)));
  if ((await apt(['install', '-y', '--no-install-recommends', ...names])) !== 0) {
    throw new SetupError(`apt-get install ${names.join(' ')} failed; its message is above.`);
  }
}

async function missingLibraries(executable) {
  const linked = await output('ldd', [executable]);
  if (linked === undefined) return [];
  return linked.split('\n').filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0]);
}

/** Words to put before a command so that it runs as root; undefined when that needs a password. */
async function privilege() {
  if (process.getuid?.() === 0) return [];
  return (await output('sudo', ['-n', 'true'])) === undefined ? undefined : ['sudo', '-n'];
}

async function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(await readFile('/etc/os-release', 'utf8'));
}

/** Whether a program is in PATH. */
export function has(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(`${folder}/${program}`));
}
