import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { isForeignName } from './store-folder.ts';

/** A deployable archive. */
export interface Archive {
  readonly bytes: Uint8Array;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Paths in it, sorted. */
  readonly files: readonly string[];
}

function collect(root: string, folder: string, found: string[]): void {
  for (const name of readdirSync(join(root, folder))) {
    if (isForeignName(name)) continue;
    const at = folder === '' ? name : `${folder}/${name}`;
    const stat = lstatSync(join(root, at));
    if (stat.isDirectory()) collect(root, at, found);
    else if (stat.isFile() || isFileInside(root, at)) found.push(at);
  }
}

/** True for a link to a file of the store; a link out of it must not carry foreign files into the archive. */
function isFileInside(root: string, at: string): boolean {
  try {
    const target = realpathSync(join(root, at));
    return target.startsWith(realpathSync(root) + sep) && statSync(target).isFile();
  } catch {
    return false;
  }
}

/**
 * Packs a store's folder as it is on disk: its contents without the root folder, without `.policy-bench`, version control
 * and editor leftovers. The same contents give the same bytes: sorted, with fixed times, owners and modes.
 */
export async function packStore(root: string): Promise<Archive> {
  const files: string[] = [];
  collect(root, '', files);
  files.sort((a, b) => (a < b ? -1 : 1));
  const tar = pack();
  for (const name of files) tar.entry({ name, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }, readFileSync(join(root, name)));
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const bytes = await promisify(gzip)(Buffer.concat(chunks), { level: 9 });
  // The operating system's number in the header (RFC 1952 §2.3.1) differs between machines: 255 is "unknown".
  bytes[9] = 255;
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), files };
}
