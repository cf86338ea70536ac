import type { FilterInstance } from '../definition.ts';

/** True when the result goes into another attribute. */
export function isElsewhere({ entity, reader }: Pick<FilterInstance, 'entity' | 'reader'>): boolean {
  return /^(true|1)$/i.test((reader.text(entity.id, 'destAttributeOverride') ?? '').trim());
}
