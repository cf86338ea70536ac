import path from 'node:path';
import type { GatewayStatus, TrafficRow } from '#shared/api/views.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { DeployReport, Deployment, RunOptions } from '../../gateway/messages.ts';
import type { HostContext, HostProject } from '../host-context.ts';
import { directTestService } from './direct-test.ts';
import { GatewayLink, GatewayUnavailable } from './gateway-link.ts';
import { fingerprintKey } from './masking.ts';
import { PolicyWays } from './policy-ways.ts';
import { readKeyRing } from './registered-secrets.ts';

/** What a gateway needs of the host. */
export type GatewayWorld = Pick<HostContext, 'current' | 'dataFolder' | 'env' | 'keyRing' | 'launchGateway' | 'log'>;

/** How to run, as chosen by the user. */
export interface GatewayChoices {
  readonly stores: 'embedded' | 'configured';
  readonly storeModes: ReadonlyMap<string, 'embedded' | 'configured'>;
  /** Instead of `.policy-bench/registry.yaml`. */
  readonly registryFile?: string;
  readonly ports: ReadonlyMap<string, number>;
  readonly plainHttp: boolean;
}

/** What is chosen when nothing is said. */
export const defaultChoices: GatewayChoices = { stores: 'embedded', storeModes: new Map(), ports: new Map(), plainHttp: false };

/** What the gateway reports without being asked. */
export interface GatewayEvents {
  changed(status: GatewayStatus): void;
  trace(event: TraceEvent): void;
  traffic(row: TrafficRow): void;
}

interface Running {
  readonly link: GatewayLink;
  readonly projectId: string;
  sent: ReadonlyMap<string, string>;
  key: string;
  report: DeployReport;
}

const stopped: GatewayStatus = { state: 'stopped', url: null, servesDraft: false, revision: 0, services: [], stores: [], problems: [] };

/** Milliseconds after which a deployment is shown to be under way; most are faster, and would only flicker. */
const SLOW_DEPLOY_MS = 250;

/** Text files added to the draft in the gateway's copy only. */
export type AddedFiles = ReadonlyMap<string, string>;

/**
 * Keeps one gateway process serving the draft. The process gets the whole store once and only changed texts after
 * that; when it ends unexpectedly, the next need starts another one.
 */
export class EmbeddedGateway {
  readonly #world: GatewayWorld;
  readonly #events: GatewayEvents;
  #choices: GatewayChoices;
  #running: Running | undefined;
  #starting: GatewayLink | undefined;
  #added: AddedFiles = new Map();
  #generation = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #status: GatewayStatus = stopped;

  constructor(world: GatewayWorld, events: GatewayEvents, choices: GatewayChoices = defaultChoices) {
    this.#world = world;
    this.#events = events;
    this.#choices = choices;
  }

  get status(): GatewayStatus {
    return this.#status;
  }

  get choices(): GatewayChoices {
    return this.#choices;
  }

  /** The client registry in use. */
  registryFile(project: HostProject): string {
    return this.#choices.registryFile ?? path.join(project.root, '.policy-bench', 'registry.yaml');
  }

  /** Chooses between embedded and configured token stores; takes effect with the next deployment. */
  chooseStores(stores: GatewayChoices['stores']): void {
    this.#choices = { ...this.#choices, stores };
  }

  /** The registry or another thing beside the draft changed: the next need deploys again. */
  invalidate(): void {
    this.#generation += 1;
  }

  /**
   * Serves the draft as it stands, with `added` files; does nothing when it is served already. Rejects with
   * {@link GatewayUnavailable}.
   */
  ensureCurrent(added: AddedFiles = this.#added): Promise<DeployReport> {
    const deployed = this.#queue.then(() => {
      this.#added = added;
      return this.#ensure();
    });
    this.#queue = deployed.catch(() => undefined);
    return deployed;
  }

  /** Traces the next request with the key. */
  expectTrace(key: string, runId: string): void {
    this.#running?.link.expectTrace(key, runId);
  }

  /** Resolves after the last trace event of an answered request. */
  async endTrace(key: string, runId: string): Promise<void> {
    await this.#running?.link.endTrace(key, runId);
  }

  /** Stops serving, as the store is closed. */
  close(): Promise<void> {
    const closed = this.#queue.then(() => this.#stop());
    this.#queue = closed;
    return closed;
  }

  #stop(): void {
    const running = this.#running;
    this.#running = undefined;
    this.#added = new Map();
    running?.link.close();
    this.#show(stopped);
  }

  async #ensure(): Promise<DeployReport> {
    const project = this.#world.current();
    if (project === null) throw new GatewayUnavailable('No store is open');
    try {
      return await this.#deploy(project);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'The gateway could not be started';
      this.#show({ ...stopped, state: 'failed', reason });
      throw error instanceof GatewayUnavailable ? error : new GatewayUnavailable(reason);
    }
  }

  async #deploy(project: HostProject): Promise<DeployReport> {
    if (this.#running !== undefined && this.#running.projectId !== project.projectId) this.#stop();
    const options = await this.#options(project);
    const key = JSON.stringify([project.revision, this.#generation, options.stores, [...options.keyRing.keys()], [...this.#added]]);
    const running = this.#running;
    if (running !== undefined && running.key === key) {
      this.#showServing(project, running.report);
      return running.report;
    }
    if (running === undefined) return this.#start(project, options, key);
    const files = this.#files(project);
    const slow = setTimeout(() => this.#show({ ...this.#status, state: 'deploying' }), SLOW_DEPLOY_MS);
    running.report = await running.link.deploy({ revision: project.revision, changed: changesBetween(running.sent, files), options }).finally(() => clearTimeout(slow));
    running.sent = files;
    running.key = key;
    this.#showServing(project, running.report);
    return running.report;
  }

  async #start(project: HostProject, options: RunOptions, key: string): Promise<DeployReport> {
    this.#show({ ...stopped, state: 'starting' });
    const channel = await this.#world.launchGateway();
    const link = new GatewayLink(channel, {
      trace: (event) => this.#events.trace(event),
      traffic: (row) => this.#events.traffic(row),
      fault: (message) => this.#world.log(`gateway: ${message}`),
      exit: (reason) => this.#exited(link, reason),
    });
    const files = this.#files(project);
    const { types } = project.model;
    const deployment: Deployment = { revision: project.revision, whole: { types: types.types, typesOrigin: types.origin, files }, changed: new Map(), options };
    this.#starting = link;
    try {
      const report = await link.deploy(deployment);
      this.#running = { link, projectId: project.projectId, sent: files, key, report };
      this.#showServing(project, report);
      return report;
    } catch (error) {
      link.kill();
      throw error;
    } finally {
      this.#starting = undefined;
    }
  }

  #files(project: HostProject): ReadonlyMap<string, string> {
    const files = new Map<string, string>();
    for (const [file, text] of project.model.files) if (!file.startsWith('META-INF/types/')) files.set(file, text);
    for (const [file, text] of this.#added) files.set(file, text);
    return files;
  }

  async #options(project: HostProject): Promise<RunOptions> {
    const { stores, storeModes, ports, plainHttp } = this.#choices;
    const registryFile = this.registryFile(project);
    const keyRing = await readKeyRing(registryFile, this.#world.keyRing);
    const allPorts = this.#added.size === 0 ? ports : new Map([...ports, [directTestService, 0] as const]);
    return { dataFolder: this.#world.dataFolder, storeKey: project.root, stores, storeModes, registryFile, env: this.#world.env, keyRing, ports: allPorts, plainHttp, fingerprintKey };
  }

  #exited(link: GatewayLink, reason: string): void {
    if (this.#running?.link !== link && this.#starting !== link) return;
    this.#running = undefined;
    this.#world.log(`The gateway process ended: ${reason}`);
    this.#show({ ...stopped, reason: `The gateway ended unexpectedly: ${reason}. It starts again with the next test.` });
  }

  #showServing(project: HostProject, report: DeployReport): void {
    const services = report.services.map((service) => ({ ...service, paths: [...service.paths] }));
    this.#show({
      state: 'running', url: tokenServiceUrl(project, this.#world.env, report), servesDraft: project.unsaved > 0, revision: report.revision,
      services, stores: [...report.stores], problems: report.problems.map(({ quickFix: _quickFix, ...problem }) => problem),
    });
  }

  #show(status: GatewayStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.#events.changed(status);
  }
}

function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ReadonlyMap<string, string | null> {
  const changed = new Map<string, string | null>();
  for (const [file, text] of after) if (before.get(file) !== text) changed.set(file, text);
  for (const file of before.keys()) if (!after.has(file)) changed.set(file, null);
  return changed;
}

/** Address of the service with a path to a password filter, else of the first service. */
function tokenServiceUrl(project: HostProject, env: ReadonlyMap<string, string>, report: DeployReport): string | null {
  const store = project.model.entities;
  const ways = new PolicyWays(store, createFieldReader(project.model, env));
  const [way] = store.ofType('ResourceOwnerPasswordCredentialsFilter').flatMap((filter) => ways.waysTo(filter).slice(0, 1));
  const service = report.services.find((candidate) => candidate.service === way?.route.service.key) ?? report.services[0];
  return service?.url ?? null;
}
