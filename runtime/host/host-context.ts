import type { EventName, EventPayload } from '#shared/api/contract.ts';
import type { ShellMethod, ShellRequests } from '#shared/api/shell.ts';
import type { Entity, EntityId } from '#shared/store/entity.ts';
import type { StoreModel } from '#shared/store/store-model.ts';

/** The store that is open, as host modules see it. */
export interface HostProject {
  readonly projectId: string;
  readonly name: string;
  /** Absolute path of the store's root. */
  readonly root: string;
  /** The draft: unsaved edits included. */
  readonly model: StoreModel;
  /** Counts up with every change of the draft, undo and reload included. */
  readonly revision: number;
  /** Unsaved changes, counted per entity and field. */
  readonly unsaved: number;
  /** What is on disk, for comparison. */
  readonly saved: StoreModel;
}

/** A channel to a gateway process. */
export interface GatewayChannel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when the end was asked for; `reason` in words, such as `killed (9)`. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

/** What only the desktop shell can do: native dialogs, file manager, key ring. */
export interface HostShell {
  /** Rejects when the shell could not do it. */
  request<M extends ShellMethod>(method: M, params: ShellRequests[M]['params']): Promise<ShellRequests[M]['value']>;
}

/** What happened to the open store. */
export interface ProjectChange {
  readonly project: HostProject | null;
  /** `project`: another store, or none, is open now; `draft`: edited, undone, saved or reloaded. */
  readonly kind: 'project' | 'draft';
  /** Entities that changed; empty for `project`. */
  readonly entities: readonly EntityId[];
}

/** An attribute for completion, as the last run saw it. */
export interface LastRunAttributes {
  /** Number of the run, shown as `Run 12`. */
  readonly run: number;
  /** Values are shortened and masked by the giver. */
  readonly attributes: readonly { readonly name: string; readonly value?: string; readonly secret: boolean }[];
}

/** Secrets of the registry by reference, and where they are kept. */
export interface KeyRingPort {
  /** Value of a named secret; null when there is none or no key ring is to be had. */
  read(name: string): Promise<string | null>;
}

/** What all parts of the host share. */
export interface HostContext {
  /** The open store. */
  current(): HostProject | null;
  /** Tells the window. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Absolute path of the user's data folder (product decision 41). */
  readonly dataFolder: string;
  /** Absent in browser mode and on the command line. */
  readonly shell?: HostShell;
  readonly keyRing: KeyRingPort;
  /** Environment variables that `{{env}}` and `${env.X}` read. */
  readonly env: ReadonlyMap<string, string>;
  /** Starts a gateway process and gives the channel to it. */
  launchGateway(): Promise<GatewayChannel>;
  /** A line for the log in the data folder; never with secrets. */
  log(message: string): void;
  /** Hears of every change of the open store; the function given back ends it. */
  onProjectChanged(listener: (change: ProjectChange) => void): () => void;
  /** Hears of edits of the registry file made in the window. */
  onRegistryChanged(listener: () => void): () => void;
  /** The gateway part fills these; the store part reads them. */
  readonly ports: HostPorts;
}

/** What the gateway part gives to the store part; both work without. */
export interface HostPorts {
  /** Attributes that the last run had at this entity. */
  lastRun?: (entity: Entity) => LastRunAttributes | null;
  /** Problems that only compiling finds, such as filters that cannot run. */
  runProblems?: () => readonly import('#shared/api/views.ts').ProblemView[];
}
