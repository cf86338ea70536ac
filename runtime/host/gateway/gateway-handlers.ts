import type { Handlers } from '#shared/api/dispatch.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { TrafficRecords } from '../../monitoring/traffic-records.ts';
import type { HostContext } from '../host-context.ts';
import { EmbeddedGateway } from './embedded-gateway.ts';
import { lastRunAttributes } from './last-run-attributes.ts';
import { findTarget } from './test-target.ts';
import { TestRunner } from './test-runner.ts';

type GatewayMethod = Extract<keyof Handlers, `gateway.${string}`>;

/** The gateway's part of the host. */
export interface GatewayPart {
  readonly handlers: Pick<Handlers, GatewayMethod>;
  /** Lets the gateway process end; resolves when it was told to. */
  close(): Promise<void>;
}

/** Milliseconds without an edit after which the draft is deployed; a test does not wait for it. */
const EDIT_PAUSE_MS = 300;
/** The gateway itself looks for changes of the registry every 300 ms; its problems are asked for after that. */
const REGISTRY_PAUSE_MS = 700;

/** Serves the open store's draft, at once and after edits, and answers the `gateway.…` methods. */
export function createGatewayPart(context: HostContext): GatewayPart {
  const traffic = new TrafficRecords();
  const gateway: EmbeddedGateway = new EmbeddedGateway(context, {
    changed: (status) => context.emit('gateway.changed', { status }),
    trace: (event) => {
      runner.trace(event);
      context.emit('trace.event', { runId: event.runId, event });
    },
    traffic: (row) => {
      traffic.add(row);
      context.emit('gateway.traffic', { row, total: traffic.total });
    },
  });
  const runner = new TestRunner(context, gateway);
  let timer: ReturnType<typeof setTimeout> | undefined;

  // A failure shows in the status; there is nobody here to tell.
  const deploy = (): void => void gateway.ensureCurrent().catch(() => undefined);
  const deployLater = (pause: number): void => {
    clearTimeout(timer);
    timer = setTimeout(deploy, pause);
  };
  const projectChanged = context.onProjectChanged(({ kind, project }) => {
    if (kind === 'draft') return deployLater(EDIT_PAUSE_MS);
    clearTimeout(timer);
    runner.forget();
    // Revisions of another opening count from the start again.
    gateway.invalidate();
    if (project === null) void gateway.close();
    else deploy();
  });
  const registryChanged = context.onRegistryChanged(() => {
    gateway.invalidate();
    deployLater(REGISTRY_PAUSE_MS);
  });
  context.ports.runProblems = () => gateway.status.problems;
  context.ports.lastRun = (entity) => lastRunAttributes(runner.runs, entity.id);

  const handlers: GatewayPart['handlers'] = {
    'gateway.status': () => ({ status: gateway.status }),
    'gateway.target': ({ filter }) => {
      const project = context.current();
      if (project === null) return { target: null, reason: 'No store is open.' };
      return findTarget(project.model.entities, createFieldReader(project.model, context.env), filter);
    },
    'gateway.test': async ({ request }) => ({ run: await runner.run(request) }),
    'gateway.cancel': () => {
      runner.cancel();
      return {};
    },
    'gateway.runs': () => ({ runs: [...runner.runs] }),
    'gateway.reveal': ({ runId }) => runner.reveal(runId),
    'gateway.traffic': () => ({ rows: [...traffic.rows], total: traffic.total }),
    'gateway.setStores': async ({ stores }) => {
      gateway.chooseStores(stores);
      await gateway.ensureCurrent().catch(() => undefined);
      return { status: gateway.status };
    },
  };
  return {
    handlers,
    async close() {
      clearTimeout(timer);
      projectChanged();
      registryChanged();
      runner.cancel();
      await gateway.close();
    },
  };
}
