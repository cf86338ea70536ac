import { builtinModules } from 'node:module';
import { join } from 'node:path';

const external = ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/**
 * Vite configuration for one program that runs in Node or in Electron's Node: one CommonJS file with all
 * dependencies inside. CommonJS and `node18` because the oldest Electron we run on (25, Node 18.15) cannot load
 * an ES module as main, and a sandboxed preload never can.
 */
export function nodeBundle({ root, entry, result, executable }) {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(root, entry),
      outDir: join(root, 'out'),
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        output: {
          format: 'cjs',
          entryFileNames: result,
          codeSplitting: false,
          ...(executable ? { banner: '#!/usr/bin/env node' } : {}),
        },
      },
    },
  };
}
