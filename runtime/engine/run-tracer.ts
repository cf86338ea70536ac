import type { Message, StepTrace } from '#shared/filters/message.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Entity } from '#shared/store/entity.ts';
import type { TraceEvent, TraceOutcome } from '#shared/trace/event.ts';
import type { StoreMode } from '#shared/api/views.ts';
import { attributeView, type Fingerprint } from './attribute-view.ts';

type WithoutCommon<T> = T extends unknown ? Omit<T, 'runId' | 'seq' | 'at'> : never;

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
  readonly #fingerprint: Fingerprint;
  readonly #started: number;
  readonly #open: OpenStep[] = [];
  #seq = 0;
  #steps = 0;
  /** Since when the next decision was in the making. */
  #mark: number;

  constructor(runId: string, clock: Clock, fingerprint: Fingerprint, sink: (event: TraceEvent) => void) {
    this.#runId = runId;
    this.#clock = clock;
    this.#fingerprint = fingerprint;
    this.#sink = sink;
    this.#started = clock.elapsed();
    this.#mark = this.#started;
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
    const attributes = [...before].map(([name, value]) => attributeView(name, value, this.#fingerprint));
    this.emit({ kind: 'enter', step, parent, what, entity: entity.id, name: entity.key, type: entity.type, via, attributes });
    this.#mark = this.#clock.elapsed();
  }

  decision(decision: Parameters<StepTrace['decision']>[0]): void {
    const { fields = [], mends, ...rest } = decision;
    const ms = this.#clock.elapsed() - this.#mark;
    this.emit({ kind: 'decision', step: this.#open.at(-1)?.step ?? 0, fields: [...fields], mends: mends && [...mends], ms, ...rest });
    this.#mark = this.#clock.elapsed();
  }

  leave(outcome: TraceOutcome, message: Message, reason?: string): void {
    const step = this.#open.pop();
    if (step === undefined) return;
    const changed = [...snapshot(message)].filter(([name, value]) => step.before.get(name) !== value);
    const attributes = changed.map(([name, value]) => attributeView(name, value, this.#fingerprint));
    this.emit({ kind: 'leave', step: step.step, outcome, ms: this.#clock.elapsed() - step.started, reason, attributes });
    this.#mark = this.#clock.elapsed();
  }

  /** The end of the run; `stores` says where its tokens were kept (product decision 16). */
  answer(status: number, summary: string, stores: readonly StoreMode[]): void {
    this.emit({ kind: 'answer', status, summary, ms: this.#clock.elapsed() - this.#started, stores: [...stores] });
  }
}

function snapshot(message: Message): ReadonlyMap<string, unknown> {
  return new Map(message.names().map((name) => [name, message.get(name)]));
}
