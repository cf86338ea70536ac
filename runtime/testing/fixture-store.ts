import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreModel } from '#shared/store/store-model.ts';

/** Absolute path of a fixture store; never to be edited in place. */
export function fixturePath(name: 'apim-yaml' | 'example-ropc-store'): string {
  return fileURLToPath(new URL(`../../e2e/fixtures/${name}`, import.meta.url));
}

/** The texts of a fixture store by path relative to its root. */
export function fixtureFiles(name: 'apim-yaml' | 'example-ropc-store'): ReadonlyMap<string, string> {
  const root = fixturePath(name);
  const files = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  };
  walk('');
  return files;
}

/** A model of a fixture store, to be edited freely. */
export function fixtureModel(name: 'apim-yaml' | 'example-ropc-store'): StoreModel {
  return StoreModel.read(fixtureFiles(name));
}
