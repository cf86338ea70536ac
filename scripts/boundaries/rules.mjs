import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** Rooms that each room may import from. */
const arrows = {
  shared: ['shared'],
  runtime: ['shared', 'runtime'],
  renderer: ['shared', 'renderer'],
  electron: ['shared', 'electron'],
  e2e: ['shared', 'e2e'],
};

/** Pure libraries that the domain may use. */
const sharedPackages = ['zod', 'yaml', 'diff', 'json-p3', 're2js'];
const testPackages = ['vitest', 'fast-check'];
/** The only places that touch Electron's message channels themselves. */
const rawChannelFiles = ['electron/host-bridge.ts', 'electron/preload.ts'];

const packageOf = (specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
const roomOf = (path) => path.split('/')[0];
const at = (file, line, rule, message) => ({ file: file.path, line, rule, message });

/** `#room/…` between rooms, relative inside one, only along the arrows, and always with the file's extension. */
function roomArrows(file) {
  return file.imports.flatMap(({ specifier, target, line }) => {
    if (target === undefined) return [];
    const room = roomOf(target);
    if (!arrows[file.room].includes(room)) return [at(file, line, 'room-arrow', `${file.room} must not import from ${room} (${specifier})`)];
    if (room !== file.room && specifier.startsWith('.')) return [at(file, line, 'room-path', `import another room by #${target}, not by a relative path`)];
    if (!/\.\w+$/.test(target)) return [at(file, line, 'extension', `${specifier} lacks its extension`)];
    return [];
  });
}

/** Which packages and built-in modules a room may use. */
function roomPackages(file) {
  return file.imports.flatMap(({ specifier, target, line }) => {
    if (target !== undefined) return [];
    const name = packageOf(specifier);
    const builtin = isBuiltin(specifier);
    const wrong =
      (file.room === 'shared' && !sharedPackages.includes(name) && !(file.test && (builtin || testPackages.includes(name)))) ||
      (file.room === 'renderer' && ((builtin && !file.test) || name === 'electron')) ||
      (file.room === 'runtime' && (name === 'electron' || name === 'react' || name === 'react-dom'));
    return wrong ? [at(file, line, 'room-package', `${file.room} must not use ${specifier}`)] : [];
  });
}

/** Executors belong to the engine: no chain of imports may bring one into the window. */
function executorsStayOut(file, files) {
  if (file.room !== 'renderer' || file.test) return [];
  return file.imports.flatMap(({ specifier, target, typeOnly, line }) => {
    if (target === undefined || typeOnly) return [];
    const found = reach(target, files).find((path) => /^shared\/filters\/(executors|[^/]+\/execute)\.ts$/.test(path));
    return found === undefined ? [] : [at(file, line, 'executor', `${specifier} brings ${found} into the window`)];
  });
}

function reach(start, files) {
  const seen = new Set([start]);
  for (const path of seen) {
    for (const { target, typeOnly } of files.get(path)?.imports ?? []) if (target !== undefined && !typeOnly) seen.add(target);
  }
  return [...seen];
}

/** A filter is one folder; what two filters share belongs beside the folders or in a folder that is no filter. */
function filtersAreIslands(file, files) {
  const own = filterOf(file.path, files);
  if (own === undefined) return [];
  return file.imports.flatMap(({ specifier, target, line }) => {
    const other = target === undefined ? undefined : filterOf(target, files);
    return other === undefined || other === own ? [] : [at(file, line, 'filter-island', `filter ${own} must not import filter ${other} (${specifier})`)];
  });
}

function filterOf(path, files) {
  const folder = /^shared\/filters\/([^/]+)\//.exec(path)?.[1];
  return folder !== undefined && files.has(`shared/filters/${folder}/execute.ts`) ? folder : undefined;
}

const clockAndChanceUses = ['new Date()', 'Date.now', 'Math.random', 'performance.now', 'crypto.getRandomValues', 'crypto.randomUUID'];

/** Time and chance come through ports, so that every result can be repeated. */
function clockAndChance(file) {
  if (file.room !== 'shared' || file.test) return [];
  return file.uses
    .filter(({ what }) => clockAndChanceUses.includes(what))
    .map(({ what, line }) => at(file, line, 'clock-and-chance', `${what} in shared; use the Clock or Random port`));
}

/** The oldest Electron that the application runs on has Node 18.15 and Chromium 114; tests run on the newer Node. */
function tooYoung(file) {
  if (file.test || file.room === 'e2e') return [];
  return file.uses
    .filter(({ what }) => !clockAndChanceUses.includes(what))
    .map(({ what, line }) => at(file, line, 'too-young', `${what} is missing in Node 18.15 or Chromium 114`));
}

/** Raw channels only in the bridge and the preload script. */
function rawChannels(file) {
  if (rawChannelFiles.includes(file.path)) return [];
  return file.imports
    .filter(({ specifier, names }) => specifier === 'electron' && names.some((name) => name === 'ipcMain' || name === 'ipcRenderer'))
    .map(({ line }) => at(file, line, 'raw-channel', 'ipcMain and ipcRenderer belong to host-bridge.ts and preload.ts'));
}

/** Names that say nothing, and barrels. */
function names(file) {
  const name = posix.basename(file.path).replace(/(\.test)?\.tsx?$/, '');
  const wrong = [];
  if (!/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)) wrong.push(at(file, 1, 'file-name', `${name} is not kebab-case`));
  if (/(^|-)(utils?|helpers?|managers?)$/.test(name)) wrong.push(at(file, 1, 'file-name', `${name} says nothing; name the concept`));
  if (name === 'index') wrong.push(at(file, 1, 'file-name', 'no barrels: import the file that has it'));
  return wrong;
}

/** Rules that look at one file (and may look around from it). */
export const fileRules = [roomArrows, roomPackages, executorsStayOut, filtersAreIslands, clockAndChance, tooYoung, rawChannels, names];

/** Import cycles at run time; each is reported once. */
export function cycles(files) {
  const done = new Set();
  const found = [];
  const visit = (path, trail) => {
    if (trail.includes(path)) {
      const loop = [...trail.slice(trail.indexOf(path)), path];
      found.push({ file: path, line: 1, rule: 'cycle', message: `import cycle: ${loop.join(' → ')}` });
      return;
    }
    if (done.has(path)) return;
    for (const { target, typeOnly } of files.get(path)?.imports ?? []) {
      if (target !== undefined && !typeOnly && files.has(target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of files.keys()) visit(path, []);
  return found;
}
