import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TrafficRow } from '#shared/api/views.ts';
import type { TokenPage } from '#shared/ports/token-store.ts';
import { createFieldReader } from '#shared/store/field-reader.ts';
import { StoreModel } from '#shared/store/store-model.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createRunPorts, type OpenRunPorts } from '../adapters/run-ports.ts';
import { Gateway, type GatewayReport } from './gateway.ts';

/** Texts of a store, by path. */
export type StoreTexts = Map<string, string>;

const FIXTURES = path.join(import.meta.dirname, '../../e2e/fixtures');
const known = new Map<string, ReadonlyMap<string, string>>();

/** Texts of a fixture; the caller may edit its copy. */
export function fixtureTexts(name: 'apim-yaml' | 'example-ropc-store'): StoreTexts {
  let texts = known.get(name);
  if (texts === undefined) {
    const folder = path.join(FIXTURES, name);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) => entry.isFile());
    texts = new Map(files.map((entry) => path.join(entry.path, entry.name)).map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]));
    known.set(name, texts);
  }
  return new Map(texts);
}

/** Replaces a piece of a text that must be there. */
export function edit(texts: StoreTexts, file: string, from: string, to: string): void {
  const text = texts.get(file);
  if (text?.includes(from) !== true) throw new Error(`${file} does not hold ${from}`);
  texts.set(file, text.replace(from, to));
}

/** How a test serves a store. */
export interface TestServing {
  readonly env?: Readonly<Record<string, string>>;
  readonly registry?: string;
  readonly plainHttp?: boolean;
  readonly stores?: 'embedded' | 'configured';
  readonly ports?: Readonly<Record<string, number>>;
}

/** A store that is served by a gateway in this process. */
export class TestGateway {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'policy-bench-gateway-'));
  readonly events: TraceEvent[] = [];
  readonly traffic: TrafficRow[] = [];
  readonly faults: string[] = [];
  readonly gateway: Gateway;
  readonly ports: OpenRunPorts;
  readonly #serving: TestServing;
  report: GatewayReport = { revision: 0, services: [], problems: [] };
  #model: StoreModel | undefined;
  #traces = 0;

  constructor(serving: TestServing = {}) {
    this.#serving = serving;
    if (serving.registry !== undefined) this.writeRegistry(serving.registry);
    const env = new Map(Object.entries(serving.env ?? {}));
    this.ports = createRunPorts({ dataFolder: this.folder, storeKey: 'test', stores: serving.stores ?? 'embedded', storeModes: new Map(), registryFile: path.join(this.folder, 'registry.yaml'), env });
    this.gateway = new Gateway({
      trace: (event) => this.events.push(event),
      traffic: (row) => this.traffic.push(row),
      fault: (message) => this.faults.push(message),
    });
  }

  static async serve(texts: StoreTexts, serving: TestServing = {}): Promise<TestGateway> {
    const test = new TestGateway(serving);
    await test.deploy(texts);
    return test;
  }

  writeRegistry(text: string): void {
    writeFileSync(path.join(this.folder, 'registry.yaml'), text);
  }

  async deploy(texts: StoreTexts): Promise<GatewayReport> {
    const model = StoreModel.read(texts);
    this.#model = model;
    const env = new Map(Object.entries(this.#serving.env ?? {}));
    const ports = new Map(Object.entries(this.#serving.ports ?? {}));
    this.report = await this.gateway.deploy({
      store: model.entities, reader: createFieldReader(model, env), ports: this.ports, env, plainHttp: this.#serving.plainHttp ?? true, revision: this.report.revision + 1,
      portOverrides: new Map([...model.entities.ofType('InetInterface')].map(({ key }) => [key, ports.get(key) ?? 0])),
    });
    return this.report;
  }

  /** Address of the interface of a service; the first one when none is named. */
  url(interfaceName?: string): string {
    const found = this.report.services.find((service) => interfaceName === undefined || service.interface === interfaceName);
    if (found === undefined) throw new Error(`no interface ${interfaceName} is served`);
    return found.url;
  }

  /** What the first token store of the deployed store holds. */
  async tokens(limit = 100): Promise<TokenPage> {
    const [entity] = this.#model?.entities.ofType('AccessTokenPersist') ?? [];
    if (entity === undefined || this.#model === undefined) throw new Error('the store has no token store');
    return this.ports.tokenStore(entity, createFieldReader(this.#model)).store.list({ limit });
  }

  /** Sends a request that is traced; gives the answer and its trace. */
  async traced(url: string, init: RequestInit): Promise<{ readonly response: Response; readonly trace: readonly TraceEvent[] }> {
    const runId = `run-${(this.#traces += 1)}`;
    this.gateway.expectTrace(`key-${runId}`, runId);
    const headers = new Headers(init.headers);
    headers.set('x-policy-bench-trace', `key-${runId}`);
    const response = await fetch(url, { ...init, headers });
    return { response, trace: this.events.filter((event) => event.runId === runId) };
  }

  async close(): Promise<void> {
    await this.gateway.close();
    this.ports.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Sentences of the decisions of a trace. */
export function decisions(trace: readonly TraceEvent[]): readonly string[] {
  return trace.flatMap((event) => (event.kind === 'decision' ? [event.text] : []));
}
