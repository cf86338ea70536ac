import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main, note, root, SetupError, step } from './progress.mjs';

/** What each bundle is made of: bundled again only when a file of these rooms, the lock file or the build changed. */
const bundles = {
  renderer: { rooms: ['shared', 'renderer'], config: 'vite.renderer.config.ts', result: 'renderer/index.html' },
  host: { rooms: ['shared', 'runtime'], entry: 'runtime/host/main.ts', result: 'host.cjs' },
  gateway: { rooms: ['shared', 'runtime'], entry: 'runtime/gateway/main.ts', result: 'gateway.cjs' },
  cli: { rooms: ['shared', 'runtime'], entry: 'runtime/cli/main.ts', result: 'cli.cjs', executable: true },
  bench: { rooms: ['shared', 'runtime'], entry: 'runtime/bench/main.ts', result: 'bench.cjs' },
  main: { rooms: ['shared', 'electron'], entry: 'electron/main.ts', result: 'electron/main.cjs' },
  preload: { rooms: ['shared', 'electron'], entry: 'electron/preload.ts', result: 'electron/preload.cjs' },
};

/** Everything the application and the command line consist of. */
export const productBundles = ['renderer', 'host', 'gateway', 'cli', 'main', 'preload'];

/** Builds what changed since the last build. `names` from {@link bundles}. */
export async function build(names = productBundles) {
  const roomHashes = new Map();
  const stale = [];
  for (const name of names) {
    const stamp = await fingerprint(bundles[name].rooms, roomHashes);
    if (!(await isCurrent(name, stamp))) stale.push([name, stamp]);
  }
  await copySample();
  if (stale.length === 0) return;
  await step(`Building ${stale.map(([name]) => name).join(', ')}`, async () => {
    const vite = await import('vite');
    for (const [name, stamp] of stale) {
      await bundle(vite, name).catch((error) => {
        throw new SetupError(`${name} could not be built: ${error.message}`);
      });
      await mkdir(join(root, 'out/.stamps'), { recursive: true });
      await writeFile(join(root, 'out/.stamps', name), stamp);
    }
  });
}

async function bundle(vite, name) {
  const { config, entry, result, executable } = bundles[name];
  await rm(join(root, 'out/.stamps', name), { force: true });
  if (config !== undefined) {
    await vite.build({ configFile: join(root, config), logLevel: 'warn' });
    return;
  }
  const { nodeBundle } = await import('./node-bundle.mjs');
  await vite.build(nodeBundle({ root, entry, result, executable: executable === true }));
  if (executable) await chmod(join(root, 'out', result), 0o755);
}

async function isCurrent(name, stamp) {
  const file = join(root, 'out/.stamps', name);
  if (!existsSync(file) || !existsSync(join(root, 'out', bundles[name].result))) return false;
  return (await readFile(file, 'utf8')) === stamp;
}

async function fingerprint(rooms, known) {
  const hash = createHash('sha256');
  for (const part of ['package-lock.json', 'package.json', 'vite.renderer.config.ts', 'scripts/build.mjs', 'scripts/node-bundle.mjs', ...rooms]) {
    if (!known.has(part)) known.set(part, await hashOf(join(root, part)));
    hash.update(known.get(part));
  }
  return hash.digest('hex');
}

async function hashOf(path) {
  const hash = createHash('sha256');
  for (const file of await filesUnder(path)) hash.update(relative(root, file)).update('\0').update(await readFile(file));
  return hash.digest();
}

async function filesUnder(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (entries === undefined) return [path];
  const nested = await Promise.all(
    entries.filter((entry) => !/\.test\.tsx?$/.test(entry.name)).map((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)])),
  );
  return nested.flat().sort();
}

/** The bundled sample store is data, not code. */
async function copySample() {
  const source = join(root, 'runtime/project/sample-store');
  if (!existsSync(source)) return;
  const target = join(root, 'out/sample-store');
  await rm(target, { recursive: true, force: true });
  await cp(source, target, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const names = process.argv.slice(2);
    const unknown = names.filter((name) => !Object.hasOwn(bundles, name));
    if (unknown.length > 0) {
      note(`There is no bundle ${unknown.join(', ')}. There are: ${Object.keys(bundles).join(', ')}`);
      return 2;
    }
    await build(names.length > 0 ? names : productBundles);
    return 0;
  });
}
