import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const fixtures = join(import.meta.dirname, '..', 'fixtures');

/** A store to work on. */
export interface StoreCopy {
  /** Absolute path of the copy. */
  readonly path: string;
  /** Lines that differ from the original, as `FILE:-old` and `FILE:+new`, in the order of `git diff`. */
  diff(): readonly string[];
  remove(): Promise<void>;
}

/** Copies a fixture store into a temporary folder. */
export async function copyStore(name: 'apim-yaml' | 'example-ropc-store'): Promise<StoreCopy> {
  const original = join(fixtures, name);
  const folder = await mkdtemp(join(tmpdir(), 'policy-bench-store-'));
  const path = join(folder, basename(original));
  await cp(original, path, { recursive: true, filter: (source) => basename(source) !== '.policy-bench' });
  return { path, diff: () => differences(original, path), remove: () => rm(folder, { recursive: true, force: true }) };
}

function differences(original: string, copy: string): readonly string[] {
  const { stdout } = spawnSync('git', ['-c', 'core.quotePath=false', 'diff', '--no-index', '--no-color', '--unified=0', original, copy], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const lines: string[] = [];
  let file = '';
  for (const line of stdout.split('\n')) {
    const head = /^(?:\+\+\+|---) (?:[ab])?(.*?)\t?$/.exec(line);
    if (head?.[1] !== undefined) {
      const named = head[1];
      if (named !== '/dev/null') file = named.replace(copy, '').replace(original, '').replace(/^\//, '');
    } else if (/^[+-]/.test(line)) {
      lines.push(`${file}:${line}`);
    }
  }
  return lines;
}
