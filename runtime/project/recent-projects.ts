import { join } from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from '../host/durable-file.ts';
import { readJson } from './settings-file.ts';

const recentSchema = z.object({
  /** Absolute path of the store's root. */
  path: z.string(),
  /** Milliseconds since the epoch. */
  lastOpened: z.number(),
  /** Problems when it was open last. */
  errors: z.number(),
  warnings: z.number(),
});

/** A store that was open before. */
export type RecentProject = Readonly<z.infer<typeof recentSchema>>;

const longest = 20;

/** Stores that were open, newest first, in `recent-stores.json` of the data folder. */
export class RecentProjects {
  private readonly file: string;

  constructor(dataFolder: string) {
    this.file = join(dataFolder, 'recent-stores.json');
  }

  /** Read anew each time: several windows share the list. */
  list(): readonly RecentProject[] {
    return readJson(this.file, z.array(recentSchema), []);
  }

  /** Puts a store first. */
  remember(project: RecentProject): void {
    this.write([project, ...this.list().filter(({ path }) => path !== project.path)].slice(0, longest));
  }

  forget(path: string): void {
    this.write(this.list().filter((project) => project.path !== path));
  }

  private write(projects: readonly RecentProject[]): void {
    writeFileDurably(this.file, JSON.stringify(projects, null, 2));
  }
}
