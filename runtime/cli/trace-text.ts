import type { TraceEvent } from '#shared/trace/event.ts';

const signs = { pass: '✓', fail: '✗', abort: '!', info: '·' } as const;

function depthOf(event: Extract<TraceEvent, { kind: 'enter' }>, depths: ReadonlyMap<number, number>): number {
  return event.parent === null ? 0 : (depths.get(event.parent) ?? 0) + 1;
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}

/** A trace in words: one line for each policy, filter and decision, nested, with the fields that were read. */
export function traceText(trace: readonly TraceEvent[]): string {
  const depths = new Map<number, number>();
  const outcomes = new Map(trace.flatMap((event) => (event.kind === 'leave' ? [[event.step, event] as const] : [])));
  return trace
    .flatMap((event): string[] => {
      if (event.kind === 'enter') {
        const depth = depthOf(event, depths);
        depths.set(event.step, depth);
        const left = outcomes.get(event.step);
        const end = left === undefined ? '' : `  ${milliseconds(left.ms)}`;
        const via = event.via === undefined ? '' : ` (${event.via})`;
        return [`${'  '.repeat(depth)}${signs[left?.outcome ?? 'info']} ${event.name}  ${event.what === 'policy' ? 'policy' : event.type}${via}${end}`];
      }
      if (event.kind !== 'decision') return [];
      const indent = '  '.repeat((depths.get(event.step) ?? 0) + 1);
      const fields = event.fields.map(({ label, value }) => (value === undefined ? label : `${label} = ${value}`)).join(', ');
      return [`${indent}${signs[event.outcome]} ${event.text}${fields === '' ? '' : `  [${fields}]`}`, ...(event.notReached === undefined ? [] : [`${indent}  ${event.notReached}`])];
    })
    .join('\n');
}
