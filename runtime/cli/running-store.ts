import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Entity } from '#shared/store/entity.ts';
import { createInProcessGateway } from '../gateway/in-process-gateway.ts';
import type { HostProject } from '../host/host-context.ts';
import { EmbeddedGateway, type GatewayChoices, type GatewayWorld } from '../host/gateway/embedded-gateway.ts';
import { TestRunner } from '../host/gateway/test-runner.ts';
import { userDataFolder } from '../project/data-folder.ts';
import { CommandFailure } from './command-failure.ts';
import type { RunningOptions } from './command-options.ts';
import { openStore } from './opened-store.ts';

/** A store that the command line runs, in this very process, with the window's own gateway and test runner. */
export interface RunningStore {
  readonly project: HostProject;
  readonly env: ReadonlyMap<string, string>;
  readonly gateway: EmbeddedGateway;
  readonly runner: TestRunner;
  close(): Promise<void>;
}

function choicesOf(options: RunningOptions): GatewayChoices {
  const { registry, stores, store = new Map(), port = new Map(), plainHttp } = options;
  if (registry !== undefined && !existsSync(registry)) throw new CommandFailure(2, `There is no registry file ${registry}`);
  return { stores, storeModes: store, ...(registry === undefined ? {} : { registryFile: path.resolve(registry) }), ports: port, plainHttp: plainHttp === true };
}

/** Variables of this process's environment, and those given by `--env` over them. */
export function environment(given: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return new Map([...inherited, ...given]);
}

/** A name that nothing has would be passed over in silence. */
function checkName(option: string, what: string, chosen: ReadonlyMap<string, unknown>, entities: readonly Entity[]): void {
  const known = [...new Set(entities.map(({ key }) => key))];
  const unknown = [...chosen.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const there = known.length === 0 ? `it has no ${what}` : `there ${known.length === 1 ? 'is' : 'are'} ${known.map((name) => `“${name}”`).join(', ')}`;
  throw new CommandFailure(2, `${option}: the store has no ${what} “${unknown}”; ${there}.`);
}

/** Reads a store and makes it ready to be served; nothing is served yet. Throws {@link CommandFailure}. */
export async function openForRunning(storePath: string, options: RunningOptions): Promise<RunningStore> {
  const choices = choicesOf(options);
  const { root, model } = await openStore(storePath);
  checkName('--port', 'interface', choices.ports, model.entities.ofType('InetInterface'));
  checkName('--store', 'access token store', choices.storeModes, model.entities.ofType('AccessTokenPersist'));
  const env = environment(options.env);
  const project: HostProject = { projectId: root, name: path.basename(root), root, model, revision: 0, unsaved: 0, saved: model };
  const channel = createInProcessGateway();
  const world: GatewayWorld = {
    current: () => project,
    dataFolder: userDataFolder(),
    env,
    // The key ring belongs to the desktop; the terminal has none.
    keyRing: { read: () => Promise.resolve(null) },
    launchGateway: () => Promise.resolve(channel),
    log: (message) => void process.stderr.write(`${message}\n`),
  };
  const gateway: EmbeddedGateway = new EmbeddedGateway(world, { changed: () => undefined, trace: (event) => runner.trace(event), traffic: () => undefined }, choices);
  const runner = new TestRunner(world, gateway);
  return {
    project,
    env,
    gateway,
    runner,
    async close() {
      const { state } = gateway.status;
      await gateway.close();
      if (state !== 'stopped') await channel.closed;
    },
  };
}
