import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from '../host/durable-file.ts';

const schema = z.record(z.string(), z.string());

/** The user's settings: texts by key, in `settings.json` of the data folder. A file that cannot be read counts as empty. */
export class SettingsFile {
  private readonly path: string;
  private readonly values: Map<string, string>;

  constructor(dataFolder: string) {
    this.path = join(dataFolder, 'settings.json');
    this.values = new Map(Object.entries(readJson(this.path, schema, {})));
  }

  get(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  /** Takes effect on disk before it returns. */
  set(key: string, value: string): void {
    this.values.set(key, value);
    writeFileDurably(this.path, JSON.stringify(Object.fromEntries(this.values), null, 2));
  }
}

/** Reads a JSON file by its schema; `otherwise` when it is missing or cannot be read. */
export function readJson<T>(path: string, form: z.ZodType<T>, otherwise: T): T {
  try {
    const parsed = form.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : otherwise;
  } catch {
    return otherwise;
  }
}
