import type { AttributeView, FieldRead, Mend, TraceEvent, TraceOutcome } from '#shared/trace/event.ts';

type EventOf<K extends TraceEvent['kind']> = Extract<TraceEvent, { kind: K }>;

/** A policy or filter that was entered. `running` until it is left. */
export interface TraceStep {
  readonly node: 'step';
  readonly id: string;
  readonly what: 'policy' | 'filter';
  readonly entity: string;
  readonly name: string;
  readonly type: string;
  readonly via: string | undefined;
  readonly outcome: TraceOutcome | 'running';
  /** Undefined while it runs. */
  readonly ms: number | undefined;
  readonly reason: string | undefined;
  /** Message attributes when it was entered. */
  readonly before: readonly AttributeView[];
  /** Attributes that it added or changed. */
  readonly changed: readonly AttributeView[];
  readonly children: readonly TraceNode[];
}

/** One decision of a filter, in words. */
export interface TraceDecision {
  readonly node: 'decision';
  readonly id: string;
  readonly outcome: 'pass' | 'fail' | 'abort' | 'info';
  readonly text: string;
  readonly fields: readonly FieldRead[];
  readonly ms: number | undefined;
  readonly mends: readonly Mend[];
  readonly notReached: string | undefined;
}

export type TraceNode = TraceStep | TraceDecision;

/** A traced request as a tree, as far as it has come. */
export interface TraceTree {
  readonly request: EventOf<'request'> | undefined;
  readonly roots: readonly TraceNode[];
  readonly answer: EventOf<'answer'> | undefined;
  readonly filters: number;
  readonly decisions: number;
  /** Milliseconds until the answer, or until the last event so far. */
  readonly ms: number;
}

type Open = { -readonly [K in keyof TraceStep]: K extends 'children' ? TraceNode[] : TraceStep[K] };

function opened(event: EventOf<'enter'>): Open {
  const { what, entity, name, type, via, attributes = [] } = event;
  return { node: 'step', id: `s${event.step}`, what, entity, name, type, via, outcome: 'running', ms: undefined, reason: undefined, before: attributes, changed: [], children: [] };
}

function decided(event: EventOf<'decision'>): TraceDecision {
  const { outcome, text, fields, ms, mends = [], notReached } = event;
  return { node: 'decision', id: `d${event.seq}`, outcome, text, fields, ms, mends: mends.slice(0, 2), notReached };
}

/** Builds the tree from events; events of an unknown step, as after a lost one, stand at the top. */
export function buildTrace(events: readonly TraceEvent[]): TraceTree {
  const steps = new Map<number, Open>();
  const roots: TraceNode[] = [];
  const under = (step: number | null): TraceNode[] => (step === null ? undefined : steps.get(step)?.children) ?? roots;
  let request: EventOf<'request'> | undefined;
  let answer: EventOf<'answer'> | undefined;
  let filters = 0;
  let decisions = 0;
  for (const event of events) {
    if (event.kind === 'request') request = event;
    else if (event.kind === 'answer') answer = event;
    else if (event.kind === 'enter') {
      const step = opened(event);
      steps.set(event.step, step);
      under(event.parent).push(step);
      if (event.what === 'filter') filters += 1;
    } else if (event.kind === 'decision') {
      under(event.step).push(decided(event));
      decisions += 1;
    } else {
      const step = steps.get(event.step);
      if (step !== undefined) Object.assign(step, { outcome: event.outcome, ms: event.ms, reason: event.reason, changed: event.attributes ?? [] });
    }
  }
  return { request, roots, answer, filters, decisions, ms: answer?.ms ?? events.at(-1)?.at ?? 0 };
}

/** A row of the trace as it is shown. `hidden`: that many rows of a long list are left out here. */
export type TraceRow =
  | { readonly row: 'step'; readonly id: string; readonly level: number; readonly position: number; readonly size: number; readonly step: TraceStep; readonly expanded: boolean | undefined }
  | { readonly row: 'decision'; readonly id: string; readonly level: number; readonly position: number; readonly size: number; readonly decision: TraceDecision }
  | { readonly row: 'hidden'; readonly id: string; readonly level: number; readonly count: number };

/** Children of one step that are shown before a long list is cut in its middle (an endless loop runs 10 000 filters). */
const MOST_CHILDREN = 200;
const KEPT_AT_END = 40;

/** Rows from top to bottom; `closed` and `unfolded` hold ids of steps closed, and of long lists shown whole. */
export function traceRows(tree: TraceTree, closed: ReadonlySet<string>, unfolded: ReadonlySet<string>): readonly TraceRow[] {
  const rows: TraceRow[] = [];
  const visit = (nodes: readonly TraceNode[], level: number, owner: string): void => {
    const hidden = nodes.length > MOST_CHILDREN && !unfolded.has(owner) ? nodes.length - MOST_CHILDREN : 0;
    const cutAt = MOST_CHILDREN - KEPT_AT_END;
    nodes.forEach((node, index) => {
      if (hidden > 0 && index >= cutAt && index < cutAt + hidden) {
        if (index === cutAt) rows.push({ row: 'hidden', id: owner, level, count: hidden });
        return;
      }
      const at = { id: node.id, level, position: index + 1, size: nodes.length };
      if (node.node === 'decision') {
        rows.push({ row: 'decision', ...at, decision: node });
        return;
      }
      const expanded = node.children.length === 0 ? undefined : !closed.has(node.id);
      rows.push({ row: 'step', ...at, step: node, expanded });
      if (expanded === true) visit(node.children, level + 1, node.id);
    });
  };
  visit(tree.roots, 1, 'top');
  return rows;
}

/** Word for the kind of a step: `policy`, `Switch`, `Change message`, or `filter` for long type names. */
export function kindWord(step: Pick<TraceStep, 'what' | 'type'>): string {
  if (step.what === 'policy') return 'policy';
  const words = step.type.replace(/Filter$/, '').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z\d]+/g) ?? [];
  const [first = 'filter', ...others] = words;
  return words.length === 0 || words.length > 2 ? 'filter' : [first, ...others.map((word) => word.toLowerCase())].join(' ');
}

/** An attribute before and after a step. */
export interface AttributeChange {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string;
  readonly changed: boolean;
}

/** Attributes before and after, the changed ones first. */
export function attributeChanges(step: TraceStep): readonly AttributeChange[] {
  const before = new Map(step.before.map(({ name, value }) => [name, value]));
  const changed = step.changed.map(({ name, value }) => ({ name, before: before.get(name), after: value, changed: true }));
  const names = new Set(changed.map(({ name }) => name));
  const same = step.before.filter(({ name }) => !names.has(name)).map(({ name, value }) => ({ name, before: value, after: value, changed: false }));
  const byName = (a: AttributeChange, b: AttributeChange): number => a.name.localeCompare(b.name);
  return [...changed.sort(byName), ...same.sort(byName)];
}

const SIGN: Record<TraceStep['outcome'] | 'info', string> = { pass: '✓', fail: '✗', abort: '!', running: '…', info: '·' };

/** The trace as indented text, to paste into a ticket. */
export function traceText(tree: TraceTree): string {
  const lines: string[] = tree.request === undefined ? [] : [`${tree.request.method} ${tree.request.path} (${tree.request.service}, ${tree.request.interfaceName})`];
  const visit = (nodes: readonly TraceNode[], depth: number): void => {
    const indent = '  '.repeat(depth);
    for (const node of nodes) {
      const ms = node.ms === undefined ? '' : `  ${node.ms.toFixed(1)} ms`;
      if (node.node === 'step') {
        lines.push(`${indent}${SIGN[node.outcome]} ${node.name} [${kindWord(node)}]${ms}`);
        visit(node.children, depth + 1);
        continue;
      }
      const fields = node.fields.map((field) => (field.value === undefined ? field.label : `${field.label} = ${field.value}`)).join('; ');
      lines.push(`${indent}${SIGN[node.outcome]} ${node.text}${fields === '' ? '' : ` (${fields})`}${ms}`);
      if (node.notReached !== undefined) lines.push(`${indent}◌ ${node.notReached}`);
    }
  };
  visit(tree.roots, lines.length);
  if (tree.answer !== undefined) lines.push(`Answer: ${tree.answer.summary}, ${tree.answer.ms.toFixed(1)} ms`);
  return `${lines.join('\n')}\n`;
}
