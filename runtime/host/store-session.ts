import { ApiError } from '#shared/api/transport.ts';
import type { ProblemView, StoreState } from '#shared/api/views.ts';
import type { EntityId } from '#shared/store/entity.ts';
import type { OpenProject } from '../project/open-project.ts';
import { ChangeTracker } from './change-tracker.ts';
import { viewDraft, type DraftView } from './draft-view.ts';
import type { HostProject } from './host-context.ts';

/** What a session tells. */
export interface SessionEvents {
  /** The draft or its problems differ. */
  changed(state: StoreState, entities: readonly EntityId[], tree: boolean, draft: boolean): void;
}

/** Milliseconds after the last edit until problems are counted again; counting takes longer than an edit. */
const recountMs = 120;

/** One open store: its revision, and the views made of it. */
export class StoreSession implements HostProject {
  readonly projectId: string;
  readonly name: string;
  readonly displayPath: string;
  readonly store: OpenProject;
  revision = 1;
  private readonly env: ReadonlyMap<string, string>;
  private readonly runProblems: () => readonly ProblemView[];
  private readonly events: SessionEvents;
  private readonly tracker: ChangeTracker;
  private cached: DraftView | undefined;
  private counts: StoreState['counts'];
  private recount: ReturnType<typeof setTimeout> | undefined;

  constructor(options: { projectId: string; name: string; displayPath: string; store: OpenProject; env: ReadonlyMap<string, string>; runProblems: () => readonly ProblemView[]; events: SessionEvents }) {
    this.projectId = options.projectId;
    this.name = options.name;
    this.displayPath = options.displayPath;
    this.store = options.store;
    this.env = options.env;
    this.runProblems = options.runProblems;
    this.events = options.events;
    this.tracker = new ChangeTracker(this.model, this.edited());
    this.counts = countOf(this.view.problems);
  }

  get root(): string {
    return this.store.root;
  }

  get model(): HostProject['model'] {
    return this.store.model;
  }

  get saved(): HostProject['saved'] {
    return this.store.saved;
  }

  get unsaved(): number {
    return this.view.changes.count;
  }

  /** Views of the draft as it stands. */
  get view(): DraftView {
    if (this.cached?.revision !== this.revision) this.cached = viewDraft(this, this.env, this.runProblems);
    return this.cached;
  }

  get state(): StoreState {
    const [configuration] = this.model.entities.ofType('ESConfiguration');
    const version = configuration?.fields.get('version');
    return {
      projectId: this.projectId,
      name: this.name,
      displayPath: this.displayPath,
      version: typeof version === 'string' ? version.split('.').slice(0, 2).join('.') : '7.7',
      typesOrigin: this.model.types.origin,
      revision: this.revision,
      unsaved: this.unsaved,
      canUndo: this.store.canUndo,
      canRedo: this.store.canRedo,
      counts: this.counts,
      outsideChanges: [...this.store.outsideChanges],
      entities: this.model.entities.entities.size,
    };
  }

  /** Must follow every change of the draft or of the disk; tells the window and gives the new state. */
  touch(): StoreState {
    this.revision += 1;
    const { entities, tree } = this.tracker.look(this.edited());
    const { state } = this;
    this.events.changed(state, entities, tree, true);
    this.countLater();
    return state;
  }

  /** Problems that only running finds are different now. */
  problemsChanged(): void {
    this.cached = undefined;
    this.countLater();
  }

  close(): void {
    clearTimeout(this.recount);
  }

  private countLater(): void {
    clearTimeout(this.recount);
    this.recount = setTimeout(() => this.countAgain(), recountMs);
  }

  private countAgain(): void {
    const counts = countOf(this.view.problems);
    if (JSON.stringify(counts) === JSON.stringify(this.counts)) return;
    this.counts = counts;
    this.events.changed(this.state, [], false, false);
  }

  private edited(): ReadonlySet<EntityId> {
    return new Set(this.view.changes.byId.keys());
  }
}

function countOf(problems: readonly ProblemView[]): StoreState['counts'] {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

/** Refusal of a method that needs an open store. */
export function noStore(): ApiError {
  return new ApiError({ code: 'no-store', message: 'No store is open', hint: 'Open a store first.' });
}
