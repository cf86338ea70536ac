import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Params, Result } from '#shared/api/contract.ts';
import type { Handlers } from '#shared/api/dispatch.ts';
import { ApiError } from '#shared/api/transport.ts';
import type { ProjectView } from '#shared/api/views.ts';
import { FolderBrowser } from './browse-folders.ts';
import type { HostShell } from './host-context.ts';
import { findStoreRoot } from '../project/store-folder.ts';
import { asApiErrors } from './project-errors.ts';
import { displayPathOf, FolderIds, storeNameOf } from './project-ids.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { RecentProject } from '../project/recent-projects.ts';
import type { ProjectLibrary } from './project-library.ts';
import { noStore, type StoreSession } from './store-session.ts';

type ProjectMethod = Extract<keyof Handlers, `project.${string}`>;

/** What opening and closing needs from the host. */
export interface ProjectWorld {
  readonly library: ProjectLibrary;
  readonly shell: HostShell | undefined;
  current(): StoreSession | null;
  /** Makes the store the open one and tells everybody; null closes. */
  become(opened: { readonly projectId: string; readonly path: string; readonly store: OpenProject } | null): StoreSession | null;
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
    for (const known of world.library.recent.list()) this.ids.idOf(known.path);
  }

  /** Makes `project.requested` name this store. */
  request(path: string): void {
    this.requestedPath = path;
  }

  readonly handlers: Pick<Handlers, ProjectMethod> = {
    'project.recent': async () => {
      await this.world.library.settled();
      return { projects: this.world.library.recent.list().map((known) => this.viewOf(known)) };
    },
    'project.forget': ({ projectId }) => {
      this.world.library.recent.forget(this.pathOf(projectId));
      return {};
    },
    'project.pick': async () => ({ project: await this.pick() }),
    'project.folders': (params) => {
      this.onlyInBrowser();
      return this.browser.list(params);
    },
    'project.pickFolder': ({ folderId }) => {
      this.onlyInBrowser();
      return { project: this.viewOfPath(this.browser.resolve(folderId)) };
    },
    'project.sample': () => ({ project: this.viewOfPath(this.world.library.copySample()) }),
    'project.requested': () => ({ projectId: this.requestedPath === null ? null : this.ids.idOf(this.requestedPath) }),
    'project.open': (params) => this.inTurn(() => this.open(params)),
    'project.discardDraft': ({ projectId }) => {
      this.world.library.discardDraft(this.pathOf(projectId));
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

  private async open({ projectId, draft }: Params<'project.open'>): Promise<Result<'project.open'>> {
    const path = asApiErrors(() => findStoreRoot(this.pathOf(projectId)));
    await this.close();
    const opened = await asApiErrors(() => this.world.library.open(path, draft, (files) => this.world.outside(files)));
    const session = this.world.become({ projectId: this.ids.idOf(path), path, store: opened.project });
    if (session === null) throw noStore();
    this.remember(session);
    const { offered, lost, changedMeanwhile } = opened;
    const restored = lost.length + changedMeanwhile.length === 0 ? {} : { restored: { lost: lost.map((step) => ({ ...step })), changedMeanwhile: [...changedMeanwhile] } };
    return { state: session.state, draftOffered: offered, ...restored };
  }

  private remember(session: StoreSession): void {
    const { error, warning } = session.state.counts;
    this.world.library.recent.remember({ path: session.root, lastOpened: this.world.now(), errors: error, warnings: warning });
  }

  private async pick(): Promise<ProjectView | null> {
    const { shell } = this.world;
    if (shell === undefined) throw new ApiError({ code: 'no-dialog', message: 'There is no folder dialog in a browser', hint: 'Choose from the list of folders.' });
    const path = await shell.request('pickFolder', { title: 'Open a YAML Entity Store' });
    return path === null ? null : this.viewOfPath(path);
  }

  private viewOfPath(path: string): ProjectView {
    const known = this.world.library.recent.list().find((entry) => entry.path === path);
    return this.viewOf(known ?? { path, lastOpened: 0, errors: 0, warnings: 0 });
  }

  private viewOf({ path, lastOpened, errors, warnings }: RecentProject): ProjectView {
    const session = this.world.current();
    const open = session?.root === path && session.unsaved > 0;
    const draft = open ? { changes: session.unsaved, editedAt: this.world.now() } : keptOf(this.world.library.keptDraft(path));
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
    const written = await this.world.library.export(session.root, file);
    return { displayPath: displayPathOf(file), ...written };
  }

  /** With a shell there are dialogs, and no reason to list folders to a window. */
  private onlyInBrowser(): void {
    if (this.world.shell !== undefined) throw new ApiError({ code: 'browser-only', message: 'Folders are listed in browser mode only', hint: 'Use the folder dialog.' });
  }
}

function keptOf(kept: { readonly changes: number; readonly editedAt: number } | null): ProjectView['draft'] {
  return kept === null ? null : { changes: kept.changes, editedAt: kept.editedAt };
}

function freeName(folder: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const file = join(folder, count === 1 ? `${name}.tar.gz` : `${name}-${count}.tar.gz`);
    if (!existsSync(file)) return file;
  }
}
