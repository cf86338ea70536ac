import { readFile } from 'node:fs/promises';
import { sampleRegistry } from '#shared/entities/client-registry-file.ts';
import { openFileRegistry, parseRegistry } from '../../adapters/client-registry/file-registry.ts';
import type { KeyRingPort } from '../host-context.ts';

/** Secrets of the key ring that a registry file names, by name; those that are not there are left out. */
export async function readKeyRing(registryFile: string, keyRing: KeyRingPort): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(registryFile, 'utf8').catch(() => undefined);
  const file = text === undefined ? sampleRegistry : parseRegistry(text).file;
  const names = (file?.applications ?? []).flatMap((application) => application.credentials.flatMap(({ keyring }) => (keyring === undefined ? [] : [keyring])));
  const found = await Promise.all([...new Set(names)].map(async (name) => [name, await keyRing.read(name)] as const));
  return new Map(found.flatMap(([name, secret]) => (secret === null ? [] : [[name, secret]])));
}

/** Where the secret of a registered client comes from. */
export interface SecretSources {
  readonly registryFile: string;
  readonly env: ReadonlyMap<string, string>;
  readonly keyRing: ReadonlyMap<string, string>;
}

/** A registered client's secret, or why there is none to send. */
export function registeredSecret({ registryFile, env, keyRing }: SecretSources, clientId: string): { readonly secret: string | undefined; readonly problem?: string } {
  const registry = openFileRegistry(registryFile, env, (name) => keyRing.get(name));
  try {
    const credential = registry.find(clientId);
    if (credential === undefined) return { secret: undefined, problem: `Client ${clientId} is not registered` };
    if (credential.secretProblem !== undefined) return { secret: undefined, problem: `The secret of ${clientId} cannot be resolved: ${credential.secretProblem}` };
    return { secret: credential.secret?.reveal('test request') };
  } finally {
    registry.close();
  }
}
