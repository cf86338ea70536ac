import type { FilterInstance } from '../definition.ts';
import { rowsOf } from '../policy-writes.ts';

/** Flat name of the attribute that a row writes, given bare or as one selector; undefined when it is neither. */
export function targetName(text: string): string | undefined {
  return /^\s*(?:\$\{\s*)?([A-Za-z_][\w.-]*?)\s*\}?\s*$/.exec(text)?.[1];
}

/** Names of the attributes that the rows of a Path Parameter filter write. */
export function writtenNames(filter: FilterInstance): readonly string[] | undefined {
  return rowsOf(filter, 'OutputPropertyDefinition', (row) => {
    const name = targetName(filter.reader.text(row.id, 'selector') ?? '');
    return name === undefined ? undefined : [name];
  });
}
