import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError } from '#shared/api/transport.ts';
import { draftFolder } from '../project/data-folder.ts';
import { awaitEndingWriters, discardDraft, readDraft, type KeptDraft } from '../project/draft-journal.ts';
import { packStore } from '../project/export-archive.ts';
import { OpenProject, type OpenedProject, type OpenOptions } from '../project/open-project.ts';
import { RecentProjects } from '../project/recent-projects.ts';
import { writeFileDurably } from './durable-file.ts';

/** File by file: in a package the source lies in an archive, which `cpSync` cannot look into. */
function copyFolder(source: string, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const [from, to] = [join(source, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) copyFolder(from, to);
    else writeFileSync(to, readFileSync(from));
  }
}

/** Stores on disk and what the user's data folder knows of them. */
export class ProjectLibrary {
  readonly recent: RecentProjects;
  private readonly dataFolder: string;
  private readonly bundleFolder: string;
  private ended: Promise<unknown> | undefined;

  /** `bundleFolder` holds `sample-store/`. */
  constructor(dataFolder: string, bundleFolder: string) {
    this.dataFolder = dataFolder;
    this.bundleFolder = bundleFolder;
    this.recent = new RecentProjects(dataFolder);
  }

  /** Drafts of a session that just crashed are free; waits for its processes to end, once. */
  settled(): Promise<unknown> {
    this.ended ??= Promise.all(this.recent.list().map(({ path }) => awaitEndingWriters(draftFolder(this.dataFolder, path))));
    return this.ended;
  }

  async open(root: string, draft: OpenOptions['draft'], onOutside: (files: readonly string[]) => void): Promise<OpenedProject> {
    await this.settled();
    return OpenProject.open({ root, dataFolder: this.dataFolder, draft, onOutside });
  }

  /** Unsaved edits of a store that is not open; null when there are none. */
  keptDraft(root: string): KeptDraft | null {
    return readDraft(draftFolder(this.dataFolder, root));
  }

  discardDraft(root: string): void {
    discardDraft(draftFolder(this.dataFolder, root));
  }

  /** Copies the bundled sample into the data folder, unless it is there already; gives its path. */
  copySample(): string {
    const source = join(this.bundleFolder, 'sample-store');
    const target = join(this.dataFolder, 'Sample store');
    if (existsSync(target)) return target;
    if (!existsSync(source)) throw new ApiError({ code: 'no-sample', message: 'The sample store is missing from this installation', hint: 'Install Policy Bench again.' });
    copyFolder(source, target);
    return target;
  }

  /** Writes the deployable archive of what is on disk. */
  async export(root: string, file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
    const { bytes, sha256 } = await packStore(root);
    try {
      writeFileDurably(file, bytes);
    } catch (fault) {
      throw new ApiError({ code: 'not-writable', message: `${file} cannot be written: ${fault instanceof Error ? fault.message : String(fault)}`, hint: 'Choose another place, or use: policy-bench export STORE -o FILE.tar.gz' });
    }
    return { bytes: bytes.length, sha256 };
  }
}
