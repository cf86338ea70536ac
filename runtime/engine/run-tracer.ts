import type { Message, StepTrace } from '#shared/filters/message.ts';
import { textOf } from '#shared/selectors/operators.ts';
import { methods } from '#shared/selectors/methods.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Entity } from '#shared/store/entity.ts';
import { Secret } from '#shared/trace/secret.ts';
import type { AttributeView, TraceEvent, TraceOutcome } from '#shared/trace/event.ts';

type WithoutCommon<T> = T extends unknown ? Omit<T, 'runId' | 'seq' | 'at'> : never;

const SECRET_NAME = /password|passwd|secret|token|credential|authorization/i;
const LONGEST_VALUE = 512;

interface OpenStep {
  readonly step: number;
  readonly started: number;
  readonly before: ReadonlyMap<string, unknown>;
}

/** Reports one traced request, step by step. Values of secrets and of attributes named like one are masked. */
export class RunTracer implements StepTrace {
  readonly #runId: string;
  readonly #clock: Clock;
  readonly #sink: (event: TraceEvent) => void;
  readonly #started: number;
  readonly #open: OpenStep[] = [];
  #seq = 0;
  #steps = 0;

  constructor(runId: string, clock: Clock, sink: (event: TraceEvent) => void) {
    this.#runId = runId;
    this.#clock = clock;
    this.#sink = sink;
    this.#started = clock.elapsed();
  }

  /** Emits an event with run, sequence and time filled in. */
  emit(event: WithoutCommon<TraceEvent>): void {
    this.#sink({ ...event, runId: this.#runId, seq: this.#seq++, at: this.#clock.elapsed() - this.#started } as TraceEvent);
  }

  enter(what: 'policy' | 'filter', entity: Entity, message: Message, via?: string): void {
    const parent = this.#open.at(-1)?.step ?? null;
    const step = this.#steps++;
    const before = snapshot(message);
    this.#open.push({ step, started: this.#clock.elapsed(), before });
    const attributes = [...before].map(([name, value]) => attributeView(name, value));
    this.emit({ kind: 'enter', step, parent, what, entity: entity.id, name: entity.key, type: entity.type, via, attributes });
  }

  decision(decision: Parameters<StepTrace['decision']>[0]): void {
    const { fields = [], mends, ...rest } = decision;
    this.emit({ kind: 'decision', step: this.#open.at(-1)?.step ?? 0, fields: [...fields], mends: mends && [...mends], ...rest });
  }

  leave(outcome: TraceOutcome, message: Message, reason?: string): void {
    const step = this.#open.pop();
    if (step === undefined) return;
    const changed = [...snapshot(message)].filter(([name, value]) => step.before.get(name) !== value);
    const attributes = changed.map(([name, value]) => attributeView(name, value));
    this.emit({ kind: 'leave', step: step.step, outcome, ms: this.#clock.elapsed() - step.started, reason, attributes });
  }

  answer(status: number, summary: string): void {
    this.emit({ kind: 'answer', status, summary, ms: this.#clock.elapsed() - this.#started, stores: [] });
  }
}

function snapshot(message: Message): ReadonlyMap<string, unknown> {
  return new Map(message.names().map((name) => [name, message.get(name)]));
}

function attributeView(name: string, value: unknown): AttributeView {
  if (value instanceof Secret) return { name, value: value.masked(), secret: true };
  if (SECRET_NAME.test(name)) return { name, value: '••••', secret: true };
  if (typeof value === 'object' && value !== null && methods in value) return { name, value: '(object)' };
  return { name, value: textOf(value).slice(0, LONGEST_VALUE) };
}
