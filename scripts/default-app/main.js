'use strict';
/*
 * What Electron's own distribution has as default_app.asar: starts the application folder named on the command
 * line. The fallback runtime comes without it. Understands what Playwright and the scripts here need:
 * electron [chromium switches] [-r module]… FOLDER [arguments]
 */
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const Module = require('node:module');

function parse(words) {
  const preload = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === '-v' || word === '--version') return { print: `v${process.versions.electron}` };
    if (word === '-a' || word === '--abi') return { print: process.versions.modules };
    if (word === '-r' || word === '--require') {
      i += 1;
      preload.push(words[i]);
    } else if (!word.startsWith('-')) {
      return { preload, folder: resolve(word) };
    }
  }
  return { preload };
}

function describe(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`${folder} has no package.json`);
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName || manifest.name || app.getName());
  app.setDesktopName(manifest.desktopName || `${app.getName()}.desktop`);
  app.setAppPath(folder);
}

const start = parse(process.argv.slice(1));
if (start.print !== undefined) {
  console.log(start.print);
  process.exit(0);
}
if (start.folder === undefined) {
  console.error('usage: electron [switches] [-r module] FOLDER [arguments]');
  process.exit(2);
}
try {
  if (start.preload.length > 0) Module._preloadModules(start.preload);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  describe(start.folder);
  Module._load(start.folder, module, true);
} catch (error) {
  console.error(error);
  process.exit(1);
}
