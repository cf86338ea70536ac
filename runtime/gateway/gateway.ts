import type { StoreMode, ServedService } from '#shared/api/views.ts';
import type { RunPorts } from '#shared/filters/executor.ts';
import { SelectorError } from '#shared/selectors/ast.ts';
import { compileText } from '#shared/selectors/text.ts';
import type { Entity, EntityStore, FieldReader } from '#shared/store/entity.ts';
import type { Problem } from '#shared/store/problem.ts';
import { createFingerprint } from '../adapters/random/fingerprint.ts';
import type { Fingerprint } from '../engine/attribute-view.ts';
import { PolicyProgram } from '../engine/program.ts';
import { Listeners, type ListenerWish } from './listeners.ts';
import { PathTable, type ServedRoute } from './path-table.ts';
import type { GatewaySinks, RouteHandler, ServedSite } from './service-handler.ts';
import { selfSignedIdentity, storedIdentity, type TlsIdentity } from './tls-identity.ts';

/** A store to serve, and how. */
export interface DeployInput {
  readonly store: EntityStore;
  readonly reader: FieldReader;
  readonly ports: RunPorts;
  /** `env.…` variables by their names without `env.`. */
  readonly env: ReadonlyMap<string, string>;
  /** Ports by name of the interface; 0 takes a free one. */
  readonly portOverrides: ReadonlyMap<string, number>;
  /** Serves TLS interfaces without TLS. */
  readonly plainHttp: boolean;
  readonly revision: number;
}

/** What a deployment serves, and what is wrong with it. */
export interface GatewayReport {
  readonly revision: number;
  readonly services: readonly ServedService[];
  readonly problems: readonly Problem[];
}

/** One interface of a service, ready to be opened. */
interface PlannedInterface {
  readonly face: Entity;
  readonly service: string;
  readonly routes: readonly ServedRoute<RouteHandler>[];
  readonly wish: ListenerWish;
}

const LOOPBACK = '127.0.0.1';
const DEFAULT_BODY_LIMIT = 27_262_976;

/** Serves the policies of a store on local ports. A further deployment swaps them without dropping requests. */
export class Gateway {
  readonly #sinks: GatewaySinks;
  readonly #fingerprint: Fingerprint;
  readonly #listeners = new Listeners();
  readonly #traces = new Map<string, string>();
  #selfSigned: Promise<TlsIdentity> | undefined;

  /** `fingerprint` tells secrets apart in traces; the one of the process by default. */
  constructor(sinks: GatewaySinks, fingerprint: Fingerprint = createFingerprint()) {
    this.#sinks = sinks;
    this.#fingerprint = fingerprint;
  }

  /** The next request with this key in its trace header is traced as `runId`. */
  expectTrace(key: string, runId: string): void {
    this.#traces.set(key, runId);
  }

  /** Drops a key that no request brought. */
  forgetTrace(key: string): void {
    this.#traces.delete(key);
  }

  /** Compiles and serves. Listeners at unchanged addresses stay and take the new policies at once. */
  async deploy(input: DeployInput): Promise<GatewayReport> {
    const problems: Problem[] = [];
    const planned = await this.#plan(input, problems);
    this.#listeners.keepOnly(planned.map(({ wish }) => wish));
    const services: ServedService[] = [];
    for (const { face, service, routes, wish } of planned) {
      const bound = await this.#listeners.serve(wish);
      if ('code' in bound) {
        problems.push({ severity: 'error', code: 'port-in-use', entity: face.id, ...face.place, message: `Port ${wish.port} of ${face.key} cannot be opened (${bound.code}).`, fix: `End the program that has it, or choose another port with --port "${face.key}=0".` });
        continue;
      }
      const scheme = wish.identity === undefined ? 'http' : 'https';
      services.push({ service, interface: face.key, url: `${scheme}://${LOOPBACK}:${bound.port}`, paths: routes.map(servedPath) });
    }
    return { revision: input.revision, services, problems };
  }

  /** Stops listening; requests under way may end. */
  async close(): Promise<void> {
    await this.#listeners.close();
  }

  async #plan(input: DeployInput, problems: Problem[]): Promise<readonly PlannedInterface[]> {
    const { store, ports } = input;
    const stores = new Map<string, StoreMode>();
    const program = new PolicyProgram({ ...input, ports: noting(ports, stores), problem: (problem) => problems.push(problem) });
    const planned = new Map<string, PlannedInterface>();
    for (const service of store.ofType('HTTP')) {
      const children = service.children.map((id) => store.get(id)).filter((child): child is Entity => child !== undefined && isOn(input, child));
      const faces = children.filter((child) => store.types.isA(child.type, 'InetInterface'));
      if (faces.length === 0) continue;
      const routes = children.filter((child) => store.types.isA(child.type, 'URIHandler')).map((child) => routeOf(input, child, program, problems));
      const table = new PathTable(routes);
      for (const face of faces) {
        const wish = await this.#wish(input, face, this.#site(input, service, face, table, stores), problems);
        const other = planned.get(wish.key);
        if (other === undefined) planned.set(wish.key, { face, service: service.key, routes, wish });
        else problems.push({ severity: 'error', code: 'port-in-use', entity: face.id, ...face.place, message: `Interface ${other.face.key} has port ${wish.port} already.`, fix: 'Give one of the two another port.' });
      }
    }
    return [...planned.values()];
  }

  async #wish(input: DeployInput, face: Entity, site: ServedSite, problems: Problem[]): Promise<ListenerWish> {
    const port = portOf(input, face, problems);
    const isTls = input.store.types.isA(face.type, 'NegotiableSSLInterface') && !input.plainHttp;
    const identity = isTls ? await this.#identity(input, face, problems) : undefined;
    return { key: `${isTls ? 'https' : 'http'}:${port === 0 ? face.id : port}`, port, identity, site };
  }

  /** The store's certificate, else a local self-signed one, with a note (product decision 13). */
  async #identity({ store, reader }: DeployInput, face: Entity, problems: Problem[]): Promise<TlsIdentity> {
    const stored = storedIdentity(face, store, reader);
    if (!('reason' in stored)) return stored;
    problems.push({ severity: 'note', code: 'local-certificate', entity: face.id, field: 'serverCert', ...face.place, message: `${face.key} is served with a local self-signed certificate: ${stored.reason}.` });
    this.#selfSigned ??= selfSignedIdentity();
    return this.#selfSigned;
  }

  #site({ reader, ports }: DeployInput, service: Entity, face: Entity, routes: PathTable<RouteHandler>, stores: ReadonlyMap<string, StoreMode>): ServedSite {
    const limit = Number(reader.text(face.id, 'maxRequestMemory'));
    return {
      service: service.key, interfaceName: face.key, routes, ports, sinks: this.#sinks, fingerprint: this.#fingerprint,
      stores,
      maxBody: Number.isSafeInteger(limit) && limit > 0 ? limit : DEFAULT_BODY_LIMIT,
      takeTrace: (key) => {
        const runId = this.#traces.get(key);
        this.#traces.delete(key);
        return runId;
      },
    };
  }
}

/** The ports of a run, noting which token stores the compiled policies use. */
function noting(ports: RunPorts, stores: Map<string, StoreMode>): RunPorts {
  const { clock, random, registry, http, files } = ports;
  return {
    clock, random, registry, http, files,
    tokenStore(entity, reader) {
      const handle = ports.tokenStore(entity, reader);
      stores.set(handle.name, { name: handle.name, type: handle.type, mode: handle.mode });
      return handle;
    },
    authenticator: (entity, store, reader) => ports.authenticator(entity, store, reader),
  };
}

function isOn({ reader }: DeployInput, entity: Entity): boolean {
  return !/^(false|0)$/i.test(reader.text(entity.id, 'enabled') ?? 'true');
}

function servedPath(route: ServedRoute<RouteHandler>): { path: string; method: string; policy: string } {
  return { path: route.prefix, method: route.method, policy: route.handler?.entity.id ?? '' };
}

function routeOf({ reader, store }: DeployInput, entity: Entity, program: PolicyProgram, problems: Problem[]): ServedRoute<RouteHandler> {
  const prefix = reader.text(entity.id, 'uriprefix') ?? '/';
  const method = reader.text(entity.id, 'httpMethod') ?? '*';
  const isPolicyPath = store.types.isA(entity.type, 'XMLFirewall');
  const policy = isPolicyPath ? reader.reference(entity.id, 'filterCircuit') : undefined;
  if (policy !== null && policy !== undefined) return { prefix, method, handler: program.policy(policy) };
  const lacking = policy === null ? 'names no policy' : 'names a policy that does not exist';
  const message = isPolicyPath ? `The path ${prefix} ${lacking}; it answers 501.` : `The path ${prefix} is a ${entity.type}, which is not served here; it answers 501.`;
  problems.push({ severity: 'warning', code: 'unserved-path', entity: entity.id, ...entity.place, message, ...(isPolicyPath ? { fix: 'Choose the policy that answers here.' } : {}) });
  return { prefix, method, handler: null };
}

function portOf({ reader, env, portOverrides }: DeployInput, face: Entity, problems: Problem[]): number {
  const override = portOverrides.get(face.key);
  if (override !== undefined) return override;
  const text = reader.text(face.id, 'port') ?? '';
  try {
    const port = Number(compileText(text, { env }).constant);
    if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
  }
  problems.push({ severity: 'note', code: 'free-port', entity: face.id, field: 'port', ...face.place, message: `The port ${text} is not known; a free port is taken` });
  return 0;
}
