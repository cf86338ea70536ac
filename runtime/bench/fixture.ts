import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Root of the project, from the bundle's place in `out/`. */
export const projectRoot = process.env['POLICY_BENCH_ROOT'] ?? path.join(path.dirname(process.argv[1] ?? '.'), '..');

/** Texts of the fixture, by path relative to it. */
export function readFixture(): Map<string, string> {
  const folder = path.join(projectRoot, 'e2e/fixtures/apim-yaml');
  const texts = new Map<string, string>();
  const read = (below: string): void => {
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) read(name);
      else texts.set(name, readFileSync(path.join(folder, name), 'utf8'));
    }
  };
  read('');
  return texts;
}
