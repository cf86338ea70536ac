import type { Entity, EntityStore, FieldReader } from '../store/entity.ts';
import type { Problem } from '../store/problem.ts';
import type { Authenticator } from '../ports/authenticator.ts';
import type { ClientRegistry } from '../ports/client-registry.ts';
import type { Clock } from '../ports/clock.ts';
import type { HttpClient } from '../ports/http-client.ts';
import type { Random } from '../ports/random.ts';
import type { RunFiles } from '../ports/run-files.ts';
import type { Maybe, TokenStore } from '../ports/token-store.ts';
import type { FieldRead } from '../trace/event.ts';
import type { Message } from './message.ts';

/** True or false of a filter. An abort is thrown as {@link FilterAbort}. */
export type Outcome = 'pass' | 'fail';

/** The filter could not decide: the fault path runs. The reason reaches trace and log, never the client. */
export class FilterAbort extends Error {
  override readonly name = 'FilterAbort';
}

/** Runs one filter on a message. Returns a promise only when it had to wait. */
export type CompiledFilter = (message: Message) => Maybe<Outcome>;

/** A policy called by a filter. Rejects or throws with {@link FilterAbort} when the policy aborts. */
export interface CalledPolicy {
  readonly entity: Entity;
  run(message: Message, via: string): Maybe<Outcome>;
  /**
   * Names of the attributes that some filter of the policy, or of policies it calls, can write; undefined when it
   * cannot be known (scripts).
   */
  readonly writes: ReadonlySet<string> | undefined;
}

/** A token store with how this run treats it. */
export interface TokenStoreHandle {
  readonly name: string;
  /** `cache`, `database` or `cassandra`, as configured. */
  readonly type: string;
  readonly mode: 'embedded' | 'configured';
  readonly store: TokenStore;
}

/** A text with selectors, compiled. */
export interface CompiledText {
  /** Evaluates to text; missing values become `''`, secrets stay masked. Throws SelectorError for unknown methods. */
  text(message: Message): string;
  /** The same with secrets in clear, for `sink`: a place that works with them and shows them to nobody else. */
  clear(message: Message, sink: string): string;
  /** Evaluates to a value when the text is exactly one selector, else to text: a Secret where it holds one. Undefined when missing. */
  value(message: Message): unknown;
  /** The text when nothing has to be evaluated. */
  readonly constant: string | undefined;
}

/** What a filter gets at deploy time. All look-ups happen here, none on the request path. */
export interface CompileContext {
  readonly entity: Entity;
  readonly store: EntityStore;
  readonly reader: FieldReader;
  readonly clock: Clock;
  readonly random: Random;
  readonly registry: ClientRegistry;
  readonly http: HttpClient;
  readonly files: RunFiles;
  /**
   * Resolved text of a single-valued field of the filter (or of another entity); `${env.…}` is resolved too.
   * Throws {@link CompileError} when a placeholder or variable is not set.
   */
  text(field: string, entity?: Entity): string;
  /** Whole number within bounds; throws {@link CompileError} otherwise. */
  number(field: string, bounds: { readonly min: number; readonly max: number }, entity?: Entity): number;
  flag(field: string, entity?: Entity): boolean;
  /** Compiles the selectors within a field's text. */
  template(field: string, entity?: Entity): CompiledText;
  /** Compiles any text with selectors. */
  compileText(text: string): CompiledText;
  /** Child entities of a type, in order. */
  children(type: string): readonly Entity[];
  tokenStore(field: string): TokenStoreHandle;
  authenticator(field: string): { readonly name: string; readonly authenticator: Authenticator };
  /** Policy that a reference field names; null for none. */
  policy(field: string, entity?: Entity): CalledPolicy | null;
  /** A field as a trace names it, with its label from the schema and its resolved value. */
  read(field: string, shown?: string): FieldRead;
  problem(problem: Omit<Problem, 'entity' | 'file' | 'line'>): void;
}

/** The filter cannot be compiled: it stays in its place and aborts with this reason (product decision 17). */
export class CompileError extends Error {
  override readonly name = 'CompileError';
  readonly problem: Omit<Problem, 'entity' | 'file' | 'line'>;
  constructor(problem: Omit<Problem, 'entity' | 'file' | 'line'>) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The runtime half of a filter kind. */
export interface FilterExecutor {
  compile(context: CompileContext): CompiledFilter;
}

/** What the engine needs from the world for a run; `runtime/adapters` implements it. */
export interface RunPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly registry: ClientRegistry;
  readonly http: HttpClient;
  readonly files: RunFiles;
  /** Opens, or reuses, the back end of an `AccessTokenPersist` entity. Throws {@link CompileError}. */
  tokenStore(entity: Entity, reader: FieldReader): TokenStoreHandle;
  /** Authenticator of an authentication repository entity. Throws {@link CompileError}. */
  authenticator(entity: Entity, store: EntityStore, reader: FieldReader): { readonly name: string; readonly authenticator: Authenticator };
}
