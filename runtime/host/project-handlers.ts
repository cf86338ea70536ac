import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Result } from '#shared/api/contract.ts';
import type { Handlers } from '#shared/api/dispatch.ts';
import { ApiError } from '#shared/api/transport.ts';
import type { ProjectView } from '#shared/api/views.ts';
import { FolderBrowser } from './browse-folders.ts';
import type { HostShell } from './host-context.ts';
import { displayPathOf, FolderIds, looksLikeStore, storeNameOf } from './project-ids.ts';
import type { KnownStore, ProjectLibrary } from './project-library.ts';
import { noStore, type OpenStore, type StoreSession } from './store-session.ts';

type ProjectMethod = Extract<keyof Handlers, `project.${string}`>;

/** What opening and closing needs from the host. */
export interface ProjectWorld {
  readonly library: ProjectLibrary;
  readonly shell: HostShell | undefined;
  readonly bundleFolder: string;
  current(): StoreSession | null;
  /** Makes the store the open one and tells everybody; null closes. */
  become(opened: { readonly projectId: string; readonly path: string; readonly store: OpenStore } | null): StoreSession | null;
  outside(files: readonly string[]): void;
  now(): number;
}

/** Opening, closing, recent stores, export. One store is open at a time. */
export class Projects {
  private readonly world: ProjectWorld;
  private readonly ids = new FolderIds('project');
  private readonly browser = new FolderBrowser();
  /** Opening and closing happen one after the other. */
  private turn: Promise<unknown> = Promise.resolve();
  private requestedPath: string | null;

  constructor(world: ProjectWorld, requestedPath: string | null) {
    this.world = world;
    this.requestedPath = requestedPath;
    for (const known of world.library.recent()) this.ids.idOf(known.path);
  }

  /** Makes `project.requested` name this store. */
  request(path: string): void {
    this.requestedPath = path;
  }

  readonly handlers: Pick<Handlers, ProjectMethod> = {
    'project.recent': async () => ({ projects: await Promise.all(this.world.library.recent().map((known) => this.viewOf(known))) }),
    'project.forget': ({ projectId }) => {
      this.world.library.forget(this.pathOf(projectId));
      return {};
    },
    'project.pick': async () => ({ project: await this.pick() }),
    'project.folders': (params) => {
      this.onlyInBrowser();
      return this.browser.list(params);
    },
    'project.pickFolder': async ({ folderId }) => {
      this.onlyInBrowser();
      return { project: await this.viewOfPath(this.browser.resolve(folderId)) };
    },
    'project.sample': async () => ({ project: await this.viewOfPath(await this.world.library.copySample(this.world.bundleFolder)) }),
    'project.requested': () => ({ projectId: this.requestedPath === null ? null : this.ids.idOf(this.requestedPath) }),
    'project.open': (params) => this.inTurn(() => this.open(params)),
    'project.discardDraft': async ({ projectId }) => {
      await this.world.library.discardDraft(this.pathOf(projectId));
      return {};
    },
    'project.close': () => this.inTurn(() => this.close()),
    'project.unsaved': () => {
      const session = this.world.current();
      return { changes: session?.unsaved ?? 0, name: session?.name ?? null };
    },
    'project.export': async () => ({ written: await this.export() }),
  };

  /** Closes the open store; its draft stays in the journal. */
  async close(): Promise<Record<string, never>> {
    const session = this.world.current();
    if (session === null) return {};
    this.remember(session);
    this.world.become(null);
    await session.store.close();
    return {};
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work, work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async open({ projectId, draft }: { projectId: string; draft: 'restore' | 'discard' | 'ask' }): Promise<Result<'project.open'>> {
    const path = this.pathOf(projectId);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new ApiError({ code: 'store-missing', message: `${displayPathOf(path)} does not exist any more`, hint: 'It may have been moved or renamed: open it from its new place.' });
    }
    if (!looksLikeStore(path)) {
      throw new ApiError({ code: 'not-a-store', message: `${displayPathOf(path)} is no YAML Entity Store: it has no _parent.yaml`, hint: 'Choose the folder that holds _parent.yaml, Policies and META-INF.' });
    }
    const kept = await this.world.library.keptDraft(path);
    const restoreDraft = kept !== null && draft === 'restore';
    if (kept !== null && draft === 'discard') await this.world.library.discardDraft(path);
    await this.close();
    const store = await this.world.library.open(path, { restoreDraft, onOutside: (files) => this.world.outside(files) });
    const session = this.world.become({ projectId, path, store });
    if (session === null) throw noStore();
    this.remember(session);
    return { state: session.state, draftOffered: kept !== null && draft === 'ask' ? { changes: kept.changes, editedAt: kept.editedAt } : null };
  }

  private remember(session: StoreSession): void {
    const { error, warning } = session.state.counts;
    this.world.library.remember({ path: session.root, lastOpened: this.world.now(), errors: error, warnings: warning });
  }

  private async pick(): Promise<ProjectView | null> {
    const { shell } = this.world;
    if (shell === undefined) throw new ApiError({ code: 'no-dialog', message: 'There is no folder dialog in a browser', hint: 'Choose from the list of folders.' });
    const path = await shell.request('pickFolder', { title: 'Open a YAML Entity Store' });
    return path === null ? null : this.viewOfPath(path);
  }

  private viewOfPath(path: string): Promise<ProjectView> {
    const known = this.world.library.recent().find((entry) => entry.path === path);
    return this.viewOf(known ?? { path, lastOpened: 0, errors: 0, warnings: 0 });
  }

  private async viewOf({ path, lastOpened, errors, warnings }: KnownStore): Promise<ProjectView> {
    const session = this.world.current();
    const open = session?.root === path && session.unsaved > 0;
    const draft = open ? { changes: session.unsaved, editedAt: this.world.now() } : await this.world.library.keptDraft(path);
    const state = !existsSync(path) ? 'missing' : draft === null ? 'saved' : 'draft';
    return { projectId: this.ids.idOf(path), name: storeNameOf(path), displayPath: displayPathOf(path), state, errors, warnings, lastOpened, draft };
  }

  private pathOf(projectId: string): string {
    const path = this.ids.pathOf(projectId);
    if (path === undefined) throw new ApiError({ code: 'unknown-project', message: 'This store is not known here any more', hint: 'Open it by its folder.' });
    return path;
  }

  /** In browser mode there is no dialog: the archive goes beside the store, under a name that is free. */
  private async export(): Promise<{ displayPath: string; bytes: number; sha256: string } | null> {
    const session = this.world.current();
    if (session === null) throw noStore();
    const suggestedName = `${session.name}.tar.gz`;
    const { shell } = this.world;
    const file = shell === undefined ? freeName(dirname(session.root), session.name) : await shell.request('pickSave', { title: 'Export deployment archive', suggestedName, filters: [{ name: 'Deployment archive', extensions: ['tar.gz', 'gz'] }] });
    if (file === null) return null;
    const written = await this.world.library.exportArchive(session.model, session.root, file);
    return { displayPath: displayPathOf(file), ...written };
  }

  /** With a shell there are dialogs, and no reason to list folders to a window. */
  private onlyInBrowser(): void {
    if (this.world.shell !== undefined) throw new ApiError({ code: 'browser-only', message: 'Folders are listed in browser mode only', hint: 'Use the folder dialog.' });
  }
}

function freeName(folder: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const file = join(folder, count === 1 ? `${name}.tar.gz` : `${name}-${count}.tar.gz`);
    if (!existsSync(file)) return file;
  }
}
