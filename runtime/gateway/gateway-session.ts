import { performance } from 'node:perf_hooks';
import type { EntityType, TypeSet } from '#shared/store/entity-type.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import { createRunPorts, type OpenRunPorts } from '../adapters/run-ports.ts';
import { createFingerprint } from '../adapters/random/fingerprint.ts';
import { Gateway } from './gateway.ts';
import type { DeployReport, Deployment, FromGatewayProcess, RunOptions, ToGatewayProcess, WholeStore } from './messages.ts';
import type { GatewaySinks } from './service-handler.ts';
import { joinUnset, unsetVariables } from './unset-variables.ts';

function typeSet(types: ReadonlyMap<string, EntityType>, origin: TypeSet['origin']): TypeSet {
  return { origin, types, isA: (name, ancestor) => name === ancestor || (types.get(name)?.ancestry.includes(ancestor) ?? false) };
}

function readWhole(whole: WholeStore): StoreModel {
  const files = new Map([...whole.files].filter(([file]) => !file.startsWith('META-INF/types/')));
  return StoreModel.read(files, typeSet(whole.types, whole.typesOrigin));
}

/** What ports are opened with; a change of it opens new ones. */
function portsKey(options: RunOptions): string {
  const { dataFolder, storeKey, stores, registryFile } = options;
  return JSON.stringify([dataFolder, storeKey, stores, registryFile, [...options.storeModes], [...options.env], [...options.keyRing]]);
}

/**
 * One gateway with its own copy of the store: obeys the messages of a host, and reports by `post`. It keeps the
 * back ends open over deployments, so that tokens survive an edit.
 */
export class GatewaySession {
  readonly #post: (message: FromGatewayProcess) => void;
  #gateway: Gateway | undefined;
  #model: StoreModel | undefined;
  #ports: { readonly key: string; readonly open: OpenRunPorts } | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(post: (message: FromGatewayProcess) => void) {
    this.#post = post;
  }

  /** Obeys one message; `close` resolves once nothing is served any more. */
  async handle(message: ToGatewayProcess): Promise<void> {
    if (message.type === 'expect-trace') return this.#gateway?.expectTrace(message.key, message.runId);
    if (message.type === 'end-trace') {
      this.#gateway?.forgetTrace(message.key);
      return this.#post({ type: 'trace-ended', runId: message.runId });
    }
    const previous = this.#queue;
    this.#queue = message.type === 'close' ? previous.then(() => this.#close()) : previous.then(() => this.#answerDeploy(message.id, message.deployment));
    return this.#queue;
  }

  async #answerDeploy(id: number, deployment: Deployment): Promise<void> {
    try {
      this.#post({ type: 'deployed', id, report: await this.#deploy(deployment) });
    } catch (error) {
      this.#post({ type: 'failed', id, message: error instanceof Error ? error.message : 'The deployment failed' });
    }
  }

  async #deploy({ revision, whole, changed, options }: Deployment): Promise<DeployReport> {
    const started = performance.now();
    if (whole !== undefined) this.#model = readWhole(whole);
    const model = this.#model;
    if (model === undefined) throw new Error('The gateway was asked to change a store that it never got');
    if (changed.size > 0) model.update(changed);
    const ports = this.#openPorts(options);
    const store = model.entities;
    const reader = createFieldReader(model, options.env);
    this.#gateway ??= this.#open(options.fingerprintKey);
    const report = await this.#gateway.deploy({ store, reader, ports, env: options.env, portOverrides: options.ports, plainHttp: options.plainHttp, revision });
    const problems = joinUnset([...report.problems, ...ports.problems()], unsetVariables(store, options.env, options.ports));
    return { revision, services: report.services, stores: ports.describe(), problems, ms: performance.now() - started };
  }

  #open(fingerprintKey: Uint8Array): Gateway {
    const post = this.#post;
    const sinks: GatewaySinks = {
      trace: (event) => post({ type: 'trace', event }),
      traffic: (row) => post({ type: 'traffic', row }),
      fault: (message) => post({ type: 'fault', message }),
    };
    return new Gateway(sinks, createFingerprint(fingerprintKey));
  }

  #openPorts(options: RunOptions): OpenRunPorts {
    const key = portsKey(options);
    if (this.#ports?.key === key) return this.#ports.open;
    this.#ports?.open.close();
    const open = createRunPorts({
      ...options,
      keyRing: (name) => options.keyRing.get(name),
      registryReread: (problems) => {
        for (const { file, message } of problems) this.#post({ type: 'fault', message: `${file ?? 'registry'}: ${message}` });
      },
    });
    this.#ports = { key, open };
    return open;
  }

  async #close(): Promise<void> {
    await this.#gateway?.close();
    this.#ports?.open.close();
    this.#ports = undefined;
  }
}
