import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dispatch, type Handlers } from '#shared/api/dispatch.ts';
import type { CallAnswer } from '#shared/api/transport.ts';
import { createGatewayPart } from './gateway/gateway-handlers.ts';
import type { GatewayChannel, HostContext, HostPorts, HostShell, ProjectChange } from './host-context.ts';
import { openKeyRing } from './key-ring.ts';
import { Projects } from './project-handlers.ts';
import { displayPathOf, storeNameOf } from './project-ids.ts';
import { userDataFolder } from '../project/data-folder.ts';
import { SettingsFile } from '../project/settings-file.ts';
import { ProjectLibrary } from './project-library.ts';
import { createRegistryPart } from './registry-handlers.ts';
import { createStoreHandlers } from './store-handlers.ts';
import { StoreSession } from './store-session.ts';

/** What a host is made from. */
export interface HostOptions {
  readonly version: string;
  readonly mode: 'desktop' | 'browser';
  /** Absolute path of the store named on the command line. */
  readonly requestedStore: string | null;
  /** Folder of the running bundle, which has `sample-store/` beside it. */
  readonly bundleFolder: string;
  /** Folder of the user's data; `POLICY_BENCH_DATA`, else the operating system's, by default. */
  readonly dataFolder?: string;
  /** Variables that placeholders read; those of the process by default. */
  readonly env?: ReadonlyMap<string, string>;
  readonly shell?: HostShell;
  readonly launchGateway: () => Promise<GatewayChannel>;
  /** An event for the window. */
  readonly emit: (name: string, payload: unknown) => void;
}

/** A running host. */
export interface Host {
  /** Never rejects. */
  readonly call: (method: string, params: unknown) => Promise<CallAnswer>;
  /** Makes `project.requested` name this store. */
  requestStore(path: string): void;
  /** A fault that nobody was told of: into the log. */
  logFault(fault: unknown): void;
  /** Keeps the draft, ends the gateway. */
  close(): Promise<void>;
}

/** Puts the parts together. */
export function createHost(options: HostOptions): Host {
  const composition = new Composition(options);
  return {
    call: (method, params) => dispatch(composition.handlers, method, params, (fault) => composition.logFault(fault)),
    requestStore: (path) => composition.projects.request(path),
    logFault: (fault) => composition.logFault(fault),
    close: () => composition.close(),
  };
}

class Composition {
  readonly handlers: Handlers;
  readonly projects: Projects;
  private readonly options: HostOptions;
  private readonly dataFolder: string;
  private readonly ports: HostPorts = {};
  private readonly projectListeners = new Set<(change: ProjectChange) => void>();
  private readonly registryListeners = new Set<() => void>();
  private readonly ends: (() => void | Promise<void>)[] = [];
  private session: StoreSession | null = null;

  constructor(options: HostOptions) {
    this.options = options;
    this.dataFolder = options.dataFolder ?? userDataFolder();
    const library = new ProjectLibrary(this.dataFolder, options.bundleFolder);
    const settings = new SettingsFile(this.dataFolder);
    const keyRing = openKeyRing(this.dataFolder, options.shell);
    const context = this.context(keyRing);
    const gateway = createGatewayPart(context);
    const registry = createRegistryPart(context, keyRing, () => this.registryListeners.forEach((listener) => listener()));
    this.projects = new Projects(
      {
        library,
        shell: options.shell,
        current: () => this.session,
        become: (opened) => this.become(opened),
        outside: (files) => this.outside(files),
        now: () => Date.now(),
      },
      options.requestedStore,
    );
    this.ends.push(async () => void (await this.projects.close()), () => gateway.close(), () => registry.close());
    this.handlers = {
      'app.info': () => ({ version: options.version, mode: options.mode, platform: process.platform }),
      'settings.get': ({ key }) => ({ value: settings.get(key) }),
      'settings.set': ({ key, value }) => {
        settings.set(key, value);
        return {};
      },
      ...this.projects.handlers,
      ...createStoreHandlers(() => this.session, this.ports),
      ...registry.handlers,
      ...gateway.handlers,
    };
  }

  /** Faults go to a file in the data folder; messages of ours hold no secrets. */
  log(message: string): void {
    const file = join(this.dataFolder, 'logs', 'host.log');
    try {
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${new Date().toISOString()} ${message}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk must not stop the work.
    }
  }

  logFault(fault: unknown): void {
    this.log(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  }

  async close(): Promise<void> {
    for (const end of this.ends) await Promise.resolve(end()).catch((fault: unknown) => this.logFault(fault));
  }

  private context(keyRing: HostContext['keyRing']): HostContext {
    const { options } = this;
    return {
      current: () => this.session,
      emit: (event, payload) => {
        options.emit(event, payload);
        if (event === 'gateway.changed') this.session?.problemsChanged();
      },
      dataFolder: this.dataFolder,
      ...(options.shell === undefined ? {} : { shell: options.shell }),
      keyRing,
      env: options.env ?? environment(),
      launchGateway: options.launchGateway,
      log: (message) => this.log(message),
      onProjectChanged: (listener) => subscribe(this.projectListeners, listener),
      onRegistryChanged: (listener) => subscribe(this.registryListeners, listener),
      ports: this.ports,
    };
  }

  private become(opened: Parameters<ConstructorParameters<typeof Projects>[0]['become']>[0]): StoreSession | null {
    this.session?.close();
    this.session =
      opened === null
        ? null
        : new StoreSession({
            projectId: opened.projectId,
            name: storeNameOf(opened.path),
            displayPath: displayPathOf(opened.path),
            store: opened.store,
            env: this.options.env ?? environment(),
            runProblems: () => this.ports.runProblems?.() ?? [],
            events: {
              changed: (state, entities, tree, draft) => {
                this.options.emit('store.changed', { state, entities: [...entities], tree });
                if (draft) this.tell({ project: this.session, kind: 'draft', entities });
              },
            },
          });
    this.tell({ project: this.session, kind: 'project', entities: [] });
    return this.session;
  }

  private outside(files: readonly string[]): void {
    if (this.session === null) return;
    this.options.emit('store.outside', { files: [...files] });
    this.session.touch();
  }

  private tell(change: ProjectChange): void {
    for (const listener of this.projectListeners) listener(change);
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function environment(): ReadonlyMap<string, string> {
  return new Map(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
