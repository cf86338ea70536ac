import type { Entity, EntityStore, FieldReader } from '../store/entity.ts';
import { findSelectors } from '../selectors/find.ts';
import type { FilterInstance } from './definition.ts';

/** The one name that a field of an entity gives; undefined when it is a selector, and known only at run time. */
export function fixedNames(filter: Pick<FilterInstance, 'reader'>, entity: Entity, field: string): readonly string[] | undefined {
  const text = filter.reader.text(entity.id, field)?.trim() ?? '';
  if (findSelectors(text).some((part) => part.kind === 'selector')) return undefined;
  return text === '' ? [] : [text];
}

/** Names that the children of a type give together; undefined when one of them is known only at run time. */
export function rowsOf(filter: FilterInstance, type: string, namesOf: (row: Entity) => readonly string[] | undefined): readonly string[] | undefined {
  const names: string[] = [];
  for (const row of childrenOf(filter.store, filter.entity)) {
    if (!filter.store.types.isA(row.type, type)) continue;
    const found = namesOf(row);
    if (found === undefined) return undefined;
    names.push(...found);
  }
  return names;
}

/** Child entities, in order. */
export function childrenOf(store: EntityStore, entity: Entity): readonly Entity[] {
  return entity.children.map((id) => store.get(id)).filter((child): child is Entity => child !== undefined);
}

/** Filters of a policy that can run: those that success and failure lead to, from its first filter and its fault handler. */
export function reachableFilters(store: EntityStore, reader: FieldReader, policy: Entity): readonly Entity[] {
  const found = new Set<Entity>();
  const add = (entity: Entity, field: string): void => {
    const target = reader.reference(entity.id, field);
    if (target !== null && target !== undefined && store.types.isA(target.type, 'Filter')) found.add(target);
  };
  add(policy, 'start');
  add(policy, 'fault');
  for (const filter of found) {
    add(filter, 'successNode');
    add(filter, 'failureNode');
  }
  return [...found];
}
