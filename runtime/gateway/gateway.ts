import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import type { RunPorts } from '#shared/filters/executor.ts';
import type { ServedService } from '#shared/api/views.ts';
import type { Entity, EntityStore, FieldReader } from '#shared/store/entity.ts';
import type { Problem } from '#shared/store/problem.ts';
import { compileText } from '#shared/selectors/text.ts';
import { SelectorError } from '#shared/selectors/ast.ts';
import { PolicyProgram } from '../engine/program.ts';
import { PathTable, type ServedRoute } from './path-table.ts';
import { serve, type GatewaySinks, type RouteHandler, type ServedSite } from './service-handler.ts';

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

interface Listener {
  readonly server: Server;
  site: ServedSite;
  readonly port: number;
}

const LOOPBACK = '127.0.0.1';
const DEFAULT_BODY_LIMIT = 27_262_976;
/** Milliseconds that requests under way get when a listener is closed. */
const DRAIN_MS = 5_000;

/** Serves the policies of a store on local ports. A further deployment swaps them without dropping requests. */
export class Gateway {
  readonly #sinks: GatewaySinks;
  readonly #listeners = new Map<string, Listener>();
  readonly #traces = new Map<string, string>();
  #certificate: Promise<{ readonly key: string; readonly cert: string }> | undefined;

  constructor(sinks: GatewaySinks) {
    this.#sinks = sinks;
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
    const program = new PolicyProgram({ ...input, problem: (problem) => problems.push(problem) });
    const services: ServedService[] = [];
    const wanted = new Set<string>();
    for (const service of input.store.ofType('HTTP')) {
      const children = service.children.map((id) => input.store.get(id)).filter((child): child is Entity => child !== undefined);
      const routes = children.filter((child) => input.store.types.isA(child.type, 'URIHandler') && isOn(input, child)).map((child) => routeOf(input, child, program, problems));
      for (const face of children.filter((child) => input.store.types.isA(child.type, 'InetInterface') && isOn(input, child))) {
        const port = portOf(input, face, problems);
        const isTls = face.type === 'SSLInterface' && !input.plainHttp;
        const key = `${isTls ? 'https' : 'http'}:${port === 0 ? face.id : port}`;
        const site = this.#site(input, service, face, routes);
        if (wanted.has(key)) {
          problems.push({ severity: 'error', code: 'port-in-use', entity: face.id, ...face.place, message: `Another interface of the store has port ${port} already` });
          continue;
        }
        wanted.add(key);
        const bound = await this.#listen(key, port, isTls, site, face, problems);
        if (bound !== undefined) services.push({ service: service.key, interface: face.key, url: `${isTls ? 'https' : 'http'}://${LOOPBACK}:${bound}`, paths: routes.map(servedPath) });
      }
    }
    await Promise.all([...this.#listeners.keys()].filter((key) => !wanted.has(key)).map((key) => this.#remove(key)));
    return { revision: input.revision, services, problems };
  }

  /** Stops listening; requests under way may end. */
  async close(): Promise<void> {
    await Promise.all([...this.#listeners.keys()].map((key) => this.#remove(key)));
  }

  #site(input: DeployInput, service: Entity, face: Entity, routes: readonly ServedRoute<RouteHandler>[]): ServedSite {
    const limit = Number(input.reader.text(face.id, 'maxRequestMemory'));
    return {
      service: service.key, interfaceName: face.key, routes: new PathTable(routes), ports: input.ports, sinks: this.#sinks,
      maxBody: Number.isSafeInteger(limit) && limit > 0 ? limit : DEFAULT_BODY_LIMIT,
      takeTrace: (key) => {
        const runId = this.#traces.get(key);
        this.#traces.delete(key);
        return runId;
      },
    };
  }

  async #listen(key: string, port: number, isTls: boolean, site: ServedSite, face: Entity, problems: Problem[]): Promise<number | undefined> {
    const known = this.#listeners.get(key);
    if (known !== undefined) {
      known.site = site;
      return known.port;
    }
    const server = isTls ? createHttps(await this.#localCertificate()) : createHttp();
    server.headersTimeout = 10_000;
    server.requestTimeout = 60_000;
    try {
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ host: LOOPBACK, port, backlog: 64 }, resolve));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      problems.push({ severity: 'error', code: 'port-in-use', entity: face.id, ...face.place, message: `Port ${port} cannot be opened (${code})` });
      return undefined;
    }
    const listener: Listener = { server, site, port: (server.address() as AddressInfo).port };
    server.on('request', (request, response) => void serve(listener.site, request, response));
    this.#listeners.set(key, listener);
    return listener.port;
  }

  #localCertificate(): Promise<{ readonly key: string; readonly cert: string }> {
    const altNames = [{ type: 2 as const, value: 'localhost' }, { type: 7 as const, ip: LOOPBACK }];
    this.#certificate ??= Promise.resolve(generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048, extensions: [{ name: 'subjectAltName', altNames }] })).then(
      (pems) => ({ key: pems.private, cert: pems.cert }),
    );
    return this.#certificate;
  }

  async #remove(key: string): Promise<void> {
    const listener = this.#listeners.get(key);
    if (listener === undefined) return;
    this.#listeners.delete(key);
    const timer = setTimeout(() => listener.server.closeAllConnections(), DRAIN_MS);
    await new Promise<void>((resolve) => {
      listener.server.close(() => resolve());
      listener.server.closeIdleConnections();
    });
    clearTimeout(timer);
  }
}

function isOn({ reader }: DeployInput, entity: Entity): boolean {
  return !/^(false|0)$/i.test(reader.text(entity.id, 'enabled') ?? 'true');
}

function servedPath(route: ServedRoute<RouteHandler>): { path: string; method: string; policy: string } {
  return { path: route.prefix, method: route.method, policy: route.handler?.entity.id ?? '' };
}

function routeOf({ reader }: DeployInput, entity: Entity, program: PolicyProgram, problems: Problem[]): ServedRoute<RouteHandler> {
  const prefix = reader.text(entity.id, 'uriprefix') ?? '/';
  const method = reader.text(entity.id, 'httpMethod') ?? '*';
  const policy = entity.type === 'XMLFirewall' ? reader.reference(entity.id, 'filterCircuit') : undefined;
  if (policy !== null && policy !== undefined) return { prefix, method, handler: program.policy(policy) };
  const message = entity.type === 'XMLFirewall' ? `The path ${prefix} names no policy` : `The path ${prefix} is a ${entity.type}, which is not served here; it answers 501`;
  problems.push({ severity: 'warning', code: 'unserved-path', entity: entity.id, ...entity.place, message });
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
