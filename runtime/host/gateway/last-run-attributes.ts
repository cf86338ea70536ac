import type { Run } from '#shared/api/views.ts';
import type { EntityId } from '#shared/store/entity.ts';
import type { AttributeView, TraceEvent } from '#shared/trace/event.ts';
import type { LastRunAttributes } from '../host-context.ts';

const LONGEST_SHOWN = 80;

function stepsWithin(trace: readonly TraceEvent[], entity: EntityId): ReadonlySet<number> {
  const steps = new Set<number>();
  for (const event of trace) {
    if (event.kind === 'enter' && (event.entity === entity || (event.parent !== null && steps.has(event.parent)))) steps.add(event.step);
  }
  return steps;
}

/**
 * Attributes that stood at an entity, or came to be while it ran, in the latest run that came to it. A run that passed
 * is taken before later ones that were refused, which end before most attributes are there.
 */
export function lastRunAttributes(runs: readonly Run[], entity: EntityId): LastRunAttributes | null {
  const latestFirst = [...runs].reverse();
  for (const run of [...latestFirst.filter(({ outcome }) => outcome === 'passed'), ...latestFirst]) {
    const steps = stepsWithin(run.trace, entity);
    if (steps.size === 0) continue;
    const found = new Map<string, AttributeView>();
    for (const event of run.trace) {
      if ((event.kind === 'enter' || event.kind === 'leave') && steps.has(event.step)) for (const attribute of event.attributes ?? []) found.set(attribute.name, attribute);
    }
    const attributes = [...found.values()].map(({ name, value, secret }) => (secret === true ? { name, secret: true } : { name, value: value.slice(0, LONGEST_SHOWN), secret: false }));
    return { run: run.number, attributes };
  }
  return null;
}
