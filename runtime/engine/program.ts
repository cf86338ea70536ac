import { unsupportedFilter } from '#shared/filters/check-filters.ts';
import { executors } from '#shared/filters/executors.ts';
import { CompileError, FilterAbort, type CalledPolicy, type CompiledFilter, type Outcome } from '#shared/filters/executor.ts';
import { isFilterKind } from '#shared/filters/filter-kind.ts';
import type { Message } from '#shared/filters/message.ts';
import type { Maybe } from '#shared/ports/token-store.ts';
import { WhiteboardMessage } from '#shared/filters/whiteboard-message.ts';
import { attributesWritten } from '#shared/filters/written-attributes.ts';
import type { Entity } from '#shared/store/entity.ts';
import { FilterCompileContext, placedProblem, type DeployedStore } from './compile-context.ts';
import { owingServerError, raiseFault } from './faults.ts';
import { RunTracer } from './run-tracer.ts';

/** Filters one request may run, and policies it may nest, before it counts as an endless loop. */
const MOST_STEPS = 10_000;
const DEEPEST_CALLS = 64;

interface Step {
  readonly entity: Entity;
  readonly run: CompiledFilter;
  success: Step | null;
  failure: Step | null;
}

function unsupported(entity: Entity): CompileError {
  return new CompileError(unsupportedFilter(entity));
}

/** A link to a filter that does not exist must not end the policy as if nothing followed. */
function leadingNowhere(policy: Entity, field: string): Step {
  const run = (): never => {
    throw new FilterAbort(`In policy ${policy.key}, ${field} leads to a filter that does not exist`);
  };
  return { entity: policy, run, success: null, failure: null };
}

/** The policies of a deployment; each is compiled when it is first asked for. */
export class PolicyProgram {
  readonly #deployed: DeployedStore;
  readonly #policies = new Map<string, CompiledPolicy>();

  constructor(deployed: DeployedStore) {
    this.#deployed = deployed;
  }

  /** The compiled policy of a `FilterCircuit`; policies it calls are compiled with it. */
  policy(entity: Entity): CompiledPolicy {
    const known = this.#policies.get(entity.id);
    if (known !== undefined) return known;
    const { store, reader } = this.#deployed;
    const policy = new CompiledPolicy(entity, () => attributesWritten(store, reader, entity));
    this.#policies.set(entity.id, policy);
    const steps = this.#steps(entity);
    const stepOf = (id: string, field: string): Step | null => {
      const target = reader.reference(id, field);
      return target === null ? null : (steps.get(target?.id ?? '') ?? leadingNowhere(entity, field));
    };
    for (const [id, step] of steps) {
      step.success = stepOf(id, 'successNode');
      step.failure = stepOf(id, 'failureNode');
    }
    policy.link(stepOf(entity.id, 'start'), stepOf(entity.id, 'fault'));
    return policy;
  }

  #steps(circuit: Entity): ReadonlyMap<string, Step> {
    const { store } = this.#deployed;
    const steps = new Map<string, Step>();
    for (const id of circuit.children) {
      const entity = store.get(id);
      // A type that nobody declares is a filter that cannot be run, never one that is passed over.
      if (entity === undefined || (entity.definition !== undefined && !store.types.isA(entity.type, 'Filter'))) continue;
      const run = this.#compile(entity);
      const isOAuth = store.types.isA(entity.type, 'OAuth2AccessTokenFilter');
      steps.set(id, { entity, run: isOAuth ? owingServerError(run) : run, success: null, failure: null });
    }
    return steps;
  }

  #compile(entity: Entity): CompiledFilter {
    try {
      if (!isFilterKind(entity.type)) throw unsupported(entity);
      return executors[entity.type].compile(new FilterCompileContext(entity, this.#deployed, (target) => this.policy(target)));
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      this.#deployed.problem(placedProblem(entity, error.problem));
      return () => {
        throw new FilterAbort(error.message);
      };
    }
  }
}

/** A policy ready to run. */
export class CompiledPolicy implements CalledPolicy {
  readonly entity: Entity;
  readonly #writes: () => ReadonlySet<string> | undefined;
  #start: Step | null = null;
  #fault: Step | null = null;

  constructor(entity: Entity, writes: () => ReadonlySet<string> | undefined) {
    this.entity = entity;
    this.#writes = writes;
  }

  /** Found out when asked for: only a filter that lets the policy authenticate does. */
  get writes(): ReadonlySet<string> | undefined {
    return this.#writes();
  }

  /** Sets first filter and fault handler, once all steps are compiled. */
  link(start: Step | null, fault: Step | null): void {
    this.#start = start;
    this.#fault = fault;
  }

  /** Runs the policy; rejects or throws with FilterAbort when it aborts, after its fault handler. */
  run(message: Message, via: string): Maybe<Outcome> {
    const counted = message instanceof WhiteboardMessage ? message : undefined;
    if (counted !== undefined && counted.depth >= DEEPEST_CALLS) throw new FilterAbort(`Policies call each other more than ${DEEPEST_CALLS} deep; ${this.entity.key} is in the loop`);
    if (message.trace instanceof RunTracer) return this.#traced(message, message.trace, via);
    if (counted !== undefined) counted.depth += 1;
    try {
      const outcome = this.#walk(this.#start, message);
      if (typeof outcome !== 'string') return this.#settle(outcome, message);
      if (counted !== undefined) counted.depth -= 1;
      return outcome;
    } catch (error) {
      if (counted !== undefined) counted.depth -= 1;
      return this.#recover(error, message);
    }
  }

  /** Runs the fault handler, if there is one. Its own abort is of no further consequence. */
  runFault(message: Message): Maybe<Outcome> | undefined {
    if (this.#fault === null) return undefined;
    const fail = (): Outcome => 'fail';
    try {
      const outcome = message.trace instanceof RunTracer ? this.#tracedWalk(this.#fault, message, message.trace, 'fault handler') : this.#walk(this.#fault, message);
      return outcome instanceof Promise ? outcome.catch(fail) : outcome;
    } catch {
      return fail();
    }
  }

  async #settle(outcome: PromiseLike<Outcome>, message: Message): Promise<Outcome> {
    try {
      return await outcome;
    } catch (error) {
      return await this.#recover(error, message);
    } finally {
      if (message instanceof WhiteboardMessage) message.depth -= 1;
    }
  }

  /** The innermost fault handler runs, once. An abort stays one, so that no caller takes the policy for passed. */
  #recover(error: unknown, message: Message): Maybe<never> {
    raiseFault(message, error, this.entity);
    if (this.#fault === null || !(message instanceof WhiteboardMessage) || message.fault === 'handled') throw error;
    message.fault = 'handled';
    message.answer = null;
    const handled = this.runFault(message);
    if (!(handled instanceof Promise)) throw error;
    const goOn = (): never => {
      throw error;
    };
    return handled.then(goOn, goOn);
  }

  #walk(from: Step | null, message: Message): Maybe<Outcome> {
    let step = from;
    while (step !== null) {
      guard(message, step);
      const outcome = step.run(message);
      if (typeof outcome !== 'string') return this.#resume(outcome, step, message);
      const next: Step | null = outcome === 'pass' ? step.success : step.failure;
      if (next === null) return outcome;
      step = next;
    }
    throw new FilterAbort(`${this.entity.key} has no first filter`);
  }

  async #resume(pending: PromiseLike<Outcome>, step: Step, message: Message): Promise<Outcome> {
    const outcome = await pending;
    const next = outcome === 'pass' ? step.success : step.failure;
    return next === null ? outcome : this.#walk(next, message);
  }

  async #traced(message: Message, tracer: RunTracer, via: string): Promise<Outcome> {
    const counted = message instanceof WhiteboardMessage ? message : undefined;
    tracer.enter('policy', this.entity, message, via);
    if (counted !== undefined) counted.depth += 1;
    try {
      const outcome = await this.#tracedOrHandled(message, tracer);
      tracer.leave(outcome, message);
      return outcome;
    } catch (error) {
      tracer.leave('abort', message, error instanceof Error ? error.message : undefined);
      throw error;
    } finally {
      if (counted !== undefined) counted.depth -= 1;
    }
  }

  async #tracedOrHandled(message: Message, tracer: RunTracer): Promise<Outcome> {
    try {
      return await this.#tracedWalk(this.#start, message, tracer);
    } catch (error) {
      return await this.#recover(error, message);
    }
  }

  async #tracedWalk(from: Step | null, message: Message, tracer: RunTracer, via?: string): Promise<Outcome> {
    if (from === null) throw new FilterAbort(`${this.entity.key} has no first filter`);
    let step = from;
    for (let reason = via; ; reason = undefined) {
      guard(message, step);
      const outcome = await tracedStep(step, message, tracer, reason);
      const next = outcome === 'pass' ? step.success : step.failure;
      if (next === null) return outcome;
      step = next;
    }
  }
}

function guard(message: Message, step: Step): void {
  if (!(message instanceof WhiteboardMessage)) return;
  message.steps += 1;
  if (message.steps > MOST_STEPS) throw new FilterAbort(`More than ${MOST_STEPS} filters ran; ${step.entity.key} is in an endless loop`);
}

async function tracedStep(step: Step, message: Message, tracer: RunTracer, via: string | undefined): Promise<Outcome> {
  tracer.enter('filter', step.entity, message, via);
  try {
    const outcome = await step.run(message);
    tracer.leave(outcome, message);
    return outcome;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'The filter failed';
    tracer.decision({ outcome: 'abort', text: reason });
    tracer.leave('abort', message, reason);
    throw error;
  }
}
