import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run, SetupError, step } from './progress.mjs';

const oldestNode = [20, 19];

/** Installs the locked npm packages when they are missing or differ from the lock file. */
export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new SetupError(`Node ${oldestNode.join('.')} or newer is needed, this is ${process.versions.node}. See https://nodejs.org/en/download`);
  }
  if (await upToDate()) return;
  await step('Installing npm packages', async () => {
    // Electron's binary is fetched by a step of its own, which has a way out where the network is closed.
    const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' } });
    if (code !== 0) throw new SetupError('npm ci failed; its message is above. Check the network and the registry that `npm config get registry` names.');
  });
}

/** npm keeps a copy of the lock file of what it installed; equal entries mean equal packages. */
async function upToDate() {
  const wanted = await packagesIn('package-lock.json');
  const installed = await packagesIn(join('node_modules', '.package-lock.json'));
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional === true || entry.peer === true) return true;
    const found = installed[path];
    return found !== undefined && found.version === entry.version && found.integrity === entry.integrity;
  });
}

async function packagesIn(file) {
  try {
    return JSON.parse(await readFile(join(root, file), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
