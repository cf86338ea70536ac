import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreModel } from '#shared/store/store-model.ts';
import type { GatewayChannel, HostContext, HostProject, ProjectChange } from '../host/host-context.ts';

/** A host context over one model, for tests of host parts: real files in a folder of its own, events recorded. */
export interface HostWorld {
  readonly context: HostContext;
  readonly events: { readonly event: string; readonly payload: unknown }[];
  readonly log: string[];
  readonly root: string;
  /** Says that the draft was edited. */
  edited(): void;
  /** Says that the store was opened or closed. */
  opened(project: 'open' | 'closed'): void;
}

/** Makes a {@link HostWorld}. `root` need not hold the store; `.policy-bench` is looked for there. */
export async function createHostWorld(model: StoreModel, launchGateway: () => GatewayChannel, env: ReadonlyMap<string, string> = new Map()): Promise<HostWorld> {
  const root = await mkdtemp(join(tmpdir(), 'policy-bench-store-'));
  const dataFolder = await mkdtemp(join(tmpdir(), 'policy-bench-data-'));
  const listeners = new Set<(change: ProjectChange) => void>();
  const events: HostWorld['events'][number][] = [];
  const log: string[] = [];
  let revision = 0;
  let open = true;
  const project = (): HostProject => ({ projectId: 'test', name: 'test', root, model, revision, unsaved: revision, saved: model });
  const tell = (kind: ProjectChange['kind']): void => {
    for (const listener of listeners) listener({ kind, project: open ? project() : null, entities: [] });
  };
  const context: HostContext = {
    current: () => (open ? project() : null),
    emit: (event, payload) => void events.push({ event, payload }),
    dataFolder,
    keyRing: { read: () => Promise.resolve(null) },
    env,
    launchGateway: () => Promise.resolve(launchGateway()),
    log: (message) => void log.push(message),
    onProjectChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onRegistryChanged: () => () => undefined,
    ports: {},
  };
  return {
    context,
    events,
    log,
    root,
    edited() {
      revision += 1;
      tell('draft');
    },
    opened(state) {
      open = state === 'open';
      tell('project');
    },
  };
}
