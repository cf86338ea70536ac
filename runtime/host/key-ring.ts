import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { HostShell, KeyRingPort } from './host-context.ts';
import { writeFileDurably } from './durable-file.ts';

const fileSchema = z.record(z.string(), z.string());

/** A key ring that can also be written to. */
export interface KeyRing extends KeyRingPort {
  /** False when there is no key ring to be had (browser mode, no secret service). */
  write(name: string, secret: string): Promise<boolean>;
}

/**
 * Secrets by name, encrypted with a key of the operating system's key ring; the cipher texts are in the user's data
 * folder. Without a shell there is no key ring: nothing is read, nothing written.
 */
export function openKeyRing(dataFolder: string, shell: HostShell | undefined): KeyRing {
  const file = join(dataFolder, 'key-ring.json');
  const load = (): Record<string, string> => {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return {};
    }
  };
  return {
    async read(name) {
      const data = Object.entries(load()).find(([known]) => known === name)?.[1];
      if (data === undefined || shell === undefined) return null;
      return shell.request('secret.decrypt', { data }).catch(() => null);
    },
    async write(name, secret) {
      if (shell === undefined) return false;
      const data = await shell.request('secret.encrypt', { text: secret }).catch(() => null);
      if (data === null) return false;
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      writeFileDurably(file, `${JSON.stringify({ ...load(), [name]: data }, null, 1)}\n`, 0o600);
      return true;
    },
  };
}
