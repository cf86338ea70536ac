import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { LARGEST_FILE, type FileRead, type RunFiles } from '#shared/ports/run-files.ts';

const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EISDIR', 'EACCES', 'ERR_INVALID_ARG_VALUE']);

function refused(reason: string): FileRead {
  return { outcome: 'refused', reason };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && MISSING.has(error.code);
}

/** Below `folder`, not the folder itself. */
function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

async function readWithin(real: string, name: string): Promise<FileRead> {
  // Not through a link that was put in place after the check; devices and pipes do not block.
  const handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = await handle.stat().then((stat) => (stat.isFile() ? stat : { size: -1 }));
    if (size < 0) return refused(`${name} is no file`);
    if (size > LARGEST_FILE) return refused(`${name} is larger than ${LARGEST_FILE / 1_048_576} MiB`);
    const bytes = new Uint8Array(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return { outcome: 'read', bytes: bytes.subarray(0, bytesRead) };
  } finally {
    await handle.close();
  }
}

/** Reads files below a folder, which need not exist; links out of it are refused. */
export function createFolderFiles(folder: string): RunFiles {
  return {
    async read(name) {
      const file = path.join(folder, name.replaceAll('\\', '/'));
      if (name.includes('\0') || !isBelow(folder, file)) return refused(`${JSON.stringify(name)} is not below the folder of the run`);
      try {
        const [root, real] = [await realpath(folder), await realpath(file)];
        return isBelow(root, real) ? await readWithin(real, name) : refused(`${name} leads out of the folder of the run`);
      } catch (error) {
        if (isMissing(error)) return refused(`there is no file ${name} in ${folder}`);
        throw error;
      }
    },
  };
}
