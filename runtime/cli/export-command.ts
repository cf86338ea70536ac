import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packStore } from '../project/export-archive.ts';
import { recoverSave } from '../project/save-files.ts';
import { CommandFailure } from './command-failure.ts';
import { storeRoot } from './opened-store.ts';

/** Options of `export`. */
export interface ExportOptions {
  readonly output: string;
  readonly json?: boolean;
}

/** `export STORE -o FILE`: writes the deployable archive, whole or not at all. */
export async function exportCommand(storePath: string, options: ExportOptions): Promise<number> {
  const root = storeRoot(storePath);
  // No half of an interrupted save may be packed.
  await recoverSave(root);
  const file = path.resolve(options.output);
  if (file.startsWith(root + path.sep)) throw new CommandFailure(2, 'The archive would lie in the store itself, and be packed with it the next time; write it somewhere else.');
  const { bytes, sha256, files } = await packStore(root);
  await write(file, bytes);
  const summary = { file, bytes: bytes.byteLength, sha256, files: files.length };
  process.stdout.write(options.json === true ? `${JSON.stringify(summary)}\n` : `Wrote ${file}: ${summary.files} files, ${summary.bytes} bytes\nSHA-256 ${sha256}\n`);
  return 0;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw new CommandFailure(1, `${file} cannot be written: ${error instanceof Error ? error.message : 'unknown cause'}`);
  }
}
