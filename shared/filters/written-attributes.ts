import type { Entity, EntityStore, FieldReader } from '../store/entity.ts';
import { isFilterKind } from './filter-kind.ts';
import { childrenOf, reachableFilters } from './policy-writes.ts';
import { filterDefinitions } from './registry.ts';

/** Policies that fields of a filter, or of its rows, name. */
function calledPolicies(store: EntityStore, reader: FieldReader, filter: Entity): readonly Entity[] {
  return [filter, ...childrenOf(store, filter)].flatMap((entity) =>
    [...(entity.definition?.fields.values() ?? [])]
      .filter((field) => field.kind === 'reference' && field.refType === 'FilterCircuit')
      .map((field) => reader.reference(entity.id, field.name))
      .filter((target): target is Entity => target !== null && target !== undefined),
  );
}

/**
 * Names of the attributes that some filter of a policy, or of policies it calls, can write; undefined when that cannot be
 * known: a filter of a kind that is not known here (a script, for instance), or a name that is a selector.
 */
export function attributesWritten(store: EntityStore, reader: FieldReader, policy: Entity): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const policies = new Set([policy]);
  for (const current of policies) {
    for (const filter of reachableFilters(store, reader, current)) {
      if (!isFilterKind(filter.type)) return undefined;
      const definition = filterDefinitions[filter.type];
      const own = definition.writes === undefined ? [] : definition.writes({ entity: filter, store, reader });
      if (own === undefined) return undefined;
      for (const name of [...definition.generates, ...own]) names.add(name);
      for (const called of calledPolicies(store, reader, filter)) policies.add(called);
    }
  }
  return names;
}
