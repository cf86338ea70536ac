import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseAst } from 'vite';

/** The five rooms. */
export const rooms = ['shared', 'runtime', 'renderer', 'electron', 'e2e'];

/**
 * Reads every source file of the rooms.
 * @returns {Promise<Map<string, SourceFile>>} by path relative to the root, with `/`
 * @typedef {{ path: string, room: string, test: boolean, imports: Import[], uses: Use[] }} SourceFile
 * @typedef {{ specifier: string, names: string[], typeOnly: boolean, line: number, target: string | undefined }} Import
 * @typedef {{ what: string, line: number }} Use a use of something that only some places may use
 */
export async function readSourceTree(root) {
  const files = new Map();
  for (const room of rooms) {
    for (const path of await sourcesUnder(join(root, room))) {
      const file = relative(root, path).split(sep).join('/');
      files.set(file, await readSource(root, file, room));
    }
  }
  return files;
}

async function sourcesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(entries.map((entry) => (entry.isDirectory() ? sourcesUnder(join(folder, entry.name)) : [join(folder, entry.name)])));
  return nested.flat().filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
}

async function readSource(root, path, room) {
  const text = await readFile(join(root, path), 'utf8');
  const lineOf = lineCounter(text);
  const imports = [];
  const uses = [];
  walk(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path), (node) => {
    const found = importOf(node);
    if (found !== undefined) imports.push({ ...found, line: lineOf(node.start), target: targetOf(root, path, found.specifier) });
    const use = useOf(node);
    if (use !== undefined) uses.push({ what: use, line: lineOf(node.start) });
  });
  return { path, room, test: /\.test\.tsx?$/.test(path) || path.includes('/testing/'), imports, uses };
}

function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit);
  } else if (node !== null && typeof node === 'object' && typeof node.type === 'string') {
    visit(node);
    for (const value of Object.values(node)) if (value !== null && typeof value === 'object') walk(value, visit);
  }
}

function importOf(node) {
  if (node.type === 'ImportDeclaration') {
    const named = node.specifiers.filter((specifier) => specifier.importKind !== 'type');
    // `import { type A }` keeps no value, but the file itself is still loaded: only `import type` vanishes.
    return { specifier: node.source.value, typeOnly: node.importKind === 'type', names: named.map((specifier) => specifier.imported?.name ?? '*') };
  }
  if ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') && node.source) {
    return { specifier: node.source.value, typeOnly: node.exportKind === 'type', names: ['*'] };
  }
  if (node.type === 'ImportExpression' && node.source.type === 'Literal') return { specifier: String(node.source.value), typeOnly: false, names: ['*'] };
  return undefined;
}

/** Members of globals that only some places may use, or none. */
const watched = [
  'Date.now', 'Math.random', 'performance.now', 'crypto.getRandomValues', 'crypto.randomUUID',
  'URL.canParse', 'URL.parse', 'AbortSignal.any', 'Promise.withResolvers', 'Promise.try', 'Object.groupBy', 'Map.groupBy', 'Array.fromAsync',
];

function useOf(node) {
  if (node.type === 'NewExpression' && node.callee.name === 'Date' && node.arguments.length === 0) return 'new Date()';
  if (node.type !== 'MemberExpression' || node.computed || node.object.type !== 'Identifier') return undefined;
  const name = `${node.object.name}.${node.property.name}`;
  return watched.includes(name) ? name : undefined;
}

/** File of the tree that a specifier names; undefined for packages and built-in modules. */
function targetOf(root, from, specifier) {
  const bare = specifier.split('?')[0];
  if (bare.startsWith('.')) return posix.join(dirname(from).split(sep).join('/'), bare);
  if (/^#(shared|runtime)\//.test(bare)) return bare.slice(1);
  return undefined;
}

function lineCounter(text) {
  return (offset) => text.slice(0, offset).split('\n').length;
}
