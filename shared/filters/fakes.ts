import { SelectorError } from '../selectors/ast.ts';
import { compileText } from '../selectors/text.ts';
import { FakeClock, SeededRandom, fakeAuthenticator } from '../ports/fakes.ts';
import type { ClientRegistry } from '../ports/client-registry.ts';
import type { HttpClient } from '../ports/http-client.ts';
import type { RunFiles } from '../ports/run-files.ts';
import type { Authenticator } from '../ports/authenticator.ts';
import type { Maybe, TokenStore } from '../ports/token-store.ts';
import { createFieldReader } from '../store/field-reader.ts';
import type { Entity, EntityStore, FieldReader } from '../store/entity.ts';
import { StoreModel } from '../store/store-model.ts';
import { CompileError, type CalledPolicy, type CompileContext, type CompiledFilter, type CompiledText, type FilterExecutor, type Outcome, type TokenStoreHandle } from './executor.ts';
import type { FieldRead } from '../trace/event.ts';
import { fieldLabel } from './field-words.ts';
import { MessageHeaders } from './header-list.ts';
import { latin1, utf8 } from './oauth2/text-codec.ts';
import type { StepTrace } from './message.ts';
import { WhiteboardMessage } from './whiteboard-message.ts';

/** Texts by name; undefined ones are left out. */
export type Texts = Readonly<Record<string, string | undefined>>;

/** A policy `P` with one filter `F`, read with the built-in types. `children` are rows, each with its type. */
export interface FakeFilter {
  readonly type: string;
  readonly fields?: Texts;
  readonly children?: readonly { readonly type: string; readonly fields: Texts }[];
}

function yamlOf({ type, fields = {} }: FakeFilter, indent: string): string {
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${indent}    ${name}: ${JSON.stringify(value)}`]));
  return `${indent}- type: ${type}\n${indent}  fields:\n${lines.join('\n')}\n`;
}

/** Text of a policy file with the given filters, whose first is its start. */
export function policyText(name: string, filters: readonly FakeFilter[]): string {
  const texts = filters.map((filter, index) => {
    const own = yamlOf({ ...filter, fields: { name: index === 0 ? 'F' : `F${index}`, ...filter.fields } }, '');
    const rows = (filter.children ?? []).map((row) => yamlOf(row, '  ')).join('');
    return rows === '' ? own : `${own}  children:\n${rows}`;
  });
  return `type: FilterCircuit\nfields:\n  name: ${name}\n  start: ./${filters[0]?.fields?.['name'] ?? 'F'}\nchildren:\n${texts.join('')}`;
}

/** What a policy that a filter calls does. */
export type FakePolicy = (message: WhiteboardMessage) => Maybe<Outcome>;

interface World {
  readonly users?: Readonly<Record<string, string>>;
  readonly authenticator?: Authenticator;
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: FakeClock;
  readonly registry?: ClientRegistry;
  readonly tokens?: TokenStore;
  /** Policies by their names; the store gets an empty one of each name. */
  readonly policies?: Readonly<Record<string, FakePolicy | undefined>>;
  readonly runFiles?: RunFiles;
  /** Further files of the store, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

function none(what: string): never {
  throw new Error(`This fake has no ${what}`);
}

/** Compile context over a real store in memory; ports are fakes. */
class FakeCompileContext implements CompileContext {
  readonly entity: Entity;
  readonly store: EntityStore;
  readonly reader: FieldReader;
  readonly clock: FakeClock;
  readonly random = new SeededRandom();
  readonly #world: World;

  constructor(model: StoreModel, world: World) {
    this.store = model.entities;
    this.reader = createFieldReader(model);
    this.entity = this.store.get('/Policies/P/F') ?? none('filter');
    this.#world = world;
    this.clock = world.clock ?? new FakeClock();
  }

  get registry(): ClientRegistry { return this.#world.registry ?? none('client registry'); }
  get http(): HttpClient { return none('HTTP client'); }
  get files(): RunFiles { return this.#world.runFiles ?? none('files'); }
  problem(): void { none('place for problems'); }

  tokenStore(field: string): TokenStoreHandle {
    return { name: this.text(field), type: 'cache', mode: 'configured', store: this.#world.tokens ?? none('token store') };
  }

  text(field: string, entity: Entity = this.entity): string {
    const raw = this.reader.text(entity.id, field) ?? '';
    return this.compileText(raw).constant ?? raw;
  }

  number(field: string, { min, max }: { readonly min: number; readonly max: number }, entity: Entity = this.entity): number {
    const value = Number(this.text(field, entity));
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new CompileError({ severity: 'error', code: 'invalid-value', field, message: `${field} does not fit` });
  }

  flag(field: string, entity: Entity = this.entity): boolean {
    return /^(true|1)$/i.test(this.text(field, entity));
  }

  template(field: string, entity: Entity = this.entity): CompiledText {
    return this.compileText(this.reader.text(entity.id, field) ?? '');
  }

  compileText(text: string): CompiledText {
    try {
      return compileText(text, { env: new Map(Object.entries(this.#world.env ?? {})) });
    } catch (error) {
      if (!(error instanceof SelectorError)) throw error;
      throw new CompileError({ severity: 'error', code: 'invalid-selector', message: error.message });
    }
  }

  children(type: string): readonly Entity[] {
    return this.entity.children.map((id) => this.store.get(id)).filter((child): child is Entity => child !== undefined && this.store.types.isA(child.type, type));
  }

  authenticator(field: string): { readonly name: string; readonly authenticator: Authenticator } {
    return { name: this.text(field), authenticator: this.#world.authenticator ?? fakeAuthenticator(this.#world.users ?? {}) };
  }

  policy(field: string, entity: Entity = this.entity): CalledPolicy | null {
    const target = this.reader.reference(entity.id, field);
    if (target === null) return null;
    const run = target === undefined ? undefined : this.#world.policies?.[target.key];
    if (target === undefined || run === undefined) throw new CompileError({ severity: 'error', code: 'missing-reference', field, message: `${field} names nothing` });
    return { entity: target, writes: undefined, run: (message) => (message instanceof WhiteboardMessage ? run(message) : none('such message')) };
  }

  read(field: string, shown?: string): FieldRead {
    return { entity: this.entity.id, field, label: fieldLabel(this.entity.type, field), value: shown ?? this.reader.text(this.entity.id, field) };
  }
}

/** Compiles a filter, as it stands alone in a policy. Throws CompileError as the executor does. */
export function compileFilter(executor: FilterExecutor, filter: FakeFilter, world: World = {}): CompiledFilter {
  const others = Object.keys(world.policies ?? {}).map((name): [string, string] => [`Policies/${name}.yaml`, `type: FilterCircuit\nfields:\n  name: ${name}\n`]);
  const model = StoreModel.read(new Map([['Policies/P.yaml', policyText('P', [filter])], ...others, ...Object.entries(world.files ?? {})]));
  return executor.compile(new FakeCompileContext(model, world));
}

/** A trace that keeps what is said. */
export class KeptTrace implements StepTrace {
  readonly decisions: Parameters<StepTrace['decision']>[0][] = [];

  decision(decision: Parameters<StepTrace['decision']>[0]): void {
    this.decisions.push(decision);
  }
}

/** A traced message as it comes in. */
export function fakeMessage(request: { readonly method?: string; readonly path?: string; readonly query?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly attributes?: Readonly<Record<string, unknown>> } = {}): WhiteboardMessage {
  const path = request.path ?? '/';
  const received = {
    method: request.method ?? 'POST', path, matchedPath: path, query: request.query ?? '', httpVersion: '1.1', secure: false,
    clientAddress: '127.0.0.1', localPort: 8080, headers: new MessageHeaders(Object.entries(request.headers ?? {})),
  };
  const message = new WhiteboardMessage('0a1b', received, utf8(request.body ?? ''));
  for (const [name, value] of Object.entries(request.attributes ?? {})) message.set(name, value);
  message.trace = new KeptTrace();
  return message;
}

/** Texts of the decisions of a traced message. */
export function decisionsOf(message: WhiteboardMessage): readonly string[] {
  return message.trace instanceof KeptTrace ? message.trace.decisions.map(({ text }) => text) : [];
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(text: string): string {
  const bits = Array.from(utf8(text), (byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = (bits.match(/.{1,6}/g) ?? []).map((six) => BASE64.charAt(Number.parseInt(six.padEnd(6, '0'), 2))).join('');
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
}

/** A form with the client's credentials (`id:secret`, none when empty) in the Authorization header, for {@link fakeMessage}. */
export function formRequest(client: string, body: Texts, headers: Readonly<Record<string, string>> = {}): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const basic: Readonly<Record<string, string>> = client === '' ? {} : { Authorization: `Basic ${base64(client)}` };
  const pairs = Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]));
  return { headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...basic, ...headers }, body: pairs.join('&') };
}

/** Members of a JSON body; none when it is empty. */
export function bodyOf(message: WhiteboardMessage): Readonly<Record<string, unknown>> {
  const text = latin1(message.body.bytes);
  return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
}
