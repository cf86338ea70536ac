import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runFilesContract } from '#shared/ports/contracts/run-files-contract.ts';
import { LARGEST_FILE } from '#shared/ports/run-files.ts';
import { createFolderFiles } from './folder-files.ts';

let base = '';
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'run-files-'));
  await mkdir(join(base, 'files/pages'), { recursive: true });
  await writeFile(join(base, 'files/pages/login.html'), 'hi');
  await writeFile(join(base, 'files/empty'), '');
  await writeFile(join(base, 'files/large'), new Uint8Array(LARGEST_FILE + 1));
  await writeFile(join(base, 'secret'), 'secret');
});
afterAll(async () => {
  await rm(base, { recursive: true });
});

describe('a folder', () => {
  test.each(runFilesContract)('$name', async ({ run }) => {
    await run({ files: createFolderFiles(join(base, 'files')), outside: join(base, 'secret') });
  });

  test('that does not exist has no files', async () => {
    expect(await createFolderFiles(join(base, 'none')).read('a')).toMatchObject({ outcome: 'refused' });
  });

  test.skipIf(process.platform === 'win32')('does not follow links out of it', async () => {
    await symlink(join(base, 'secret'), join(base, 'files/link'));
    await symlink(base, join(base, 'files/up'));
    await symlink(join(base, 'files/pages/login.html'), join(base, 'files/inner'));
    const files = createFolderFiles(join(base, 'files'));
    expect([(await files.read('link')).outcome, (await files.read('up/secret')).outcome, (await files.read('inner')).outcome]).toEqual(['refused', 'refused', 'read']);
  });
});
