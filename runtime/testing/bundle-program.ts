import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles a program as the build does, into a folder of its own; gives the path of the file. For tests. */
export async function bundleProgram(entry: string, result: string): Promise<string> {
  const { nodeBundle } = (await import(pathToFileURL(join(root, 'scripts/node-bundle.mjs')).href)) as { nodeBundle(options: object): InlineConfig };
  const folder = await mkdtemp(join(tmpdir(), 'policy-bench-bundle-'));
  const config = nodeBundle({ root, entry, result, executable: false });
  await build({ ...config, build: { ...config.build, outDir: folder, sourcemap: false } });
  return join(folder, result);
}
