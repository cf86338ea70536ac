/**
 * npm run dist [-- TARGET…]: packages the application for this platform into release/.
 * Without targets: an unpacked folder, and on Linux a tar.gz. `-- --all` makes every target of electron-builder.json;
 * AppImage, deb and NSIS fetch tools of their own from GitHub.
 */
import { existsSync } from 'node:fs';
import { chmod, cp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { cacheFolder, main, note, root, run, SetupError, step } from './progress.mjs';

const platformSwitch = { linux: '--linux', darwin: '--mac', win32: '--win' };
const defaultTargets = { linux: ['dir', 'tar.gz'], darwin: ['dir'], win32: ['dir'] };

/** electron-builder wants a runtime without a default application; ours for development has one. */
async function runtimeToPack(electron) {
  const copy = join(cacheFolder, `${basename(electron.folder)}-${electron.version}-to-pack`);
  if (!existsSync(join(copy, 'resources'))) {
    await cp(electron.folder, copy, { recursive: true });
    await rm(join(copy, 'resources', 'default_app.asar'), { force: true });
  }
  return copy;
}

async function archiver() {
  const { path7za } = (await import('7zip-bin')).default;
  await chmod(path7za, 0o755);
  return path7za;
}

await main(async () => {
  const words = process.argv.slice(2);
  await ensureDependencies();
  const electron = await ensureElectron();
  if (electron.fallback) note(`This package carries Electron ${electron.version}, for tests on this machine only: do not hand it on.`);
  await build();
  const targets = words.includes('--all') ? [] : words.length > 0 ? words : (defaultTargets[process.platform] ?? ['dir']);
  const env = { ELECTRON_BUILDER_7ZIP_PATH: await archiver(), ELECTRON_BUILDER_COMPRESSION_LEVEL: process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ?? '3' };
  const args = [
    join(root, 'node_modules/electron-builder/cli.js'),
    platformSwitch[process.platform] ?? '--linux',
    ...targets,
    '--publish=never',
    `-c.electronDist=${await runtimeToPack(electron)}`,
    `-c.electronVersion=${electron.version}`,
    // A fuse that the fallback runtime is too old for.
    ...(electron.fallback ? [] : ['-c.electronFuses.grantFileProtocolExtraPrivileges=false']),
  ];
  await step(`Packaging ${targets.length > 0 ? targets.join(', ') : 'all targets'}`, async () => {
    if ((await run(process.execPath, args, { env })) !== 0) throw new SetupError('Packaging failed; the message of electron-builder is above.');
    return 'in release/';
  });
  return 0;
});
