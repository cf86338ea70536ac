import type { FilterInstance } from '../definition.ts';
import { childrenOf, fixedNames, rowsOf } from '../policy-writes.ts';

/** Names that the rows give with the prefix; undefined without rows, as the user decides then. */
export function storedNames(filter: FilterInstance): readonly string[] | undefined {
  const prefixes = fixedNames(filter, filter.entity, 'messageAttrPrefix');
  const names = rowsOf(filter, 'LookupAttribute', (row) => fixedNames(filter, row, 'name'));
  const hasRows = childrenOf(filter.store, filter.entity).some((row) => row.type === 'LookupAttribute');
  if (prefixes === undefined || names === undefined || !hasRows) return undefined;
  return names.map((name) => prefixed(prefixes[0] ?? '', name));
}

/** `user.email` of `user` and `email`. */
export function prefixed(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}
