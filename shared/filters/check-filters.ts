import { filterProblemCodes } from '../errors/problem-codes.ts';
import type { Entity, EntityId, EntityStore, FieldReader } from '../store/entity.ts';
import type { Problem } from '../store/problem.ts';
import type { FilterFinding, FilterInstance } from './definition.ts';
import { checkFields } from './field-checks.ts';
import { isFilterKind } from './filter-kind.ts';
import { childrenOf } from './policy-writes.ts';
import { filterDefinitions } from './registry.ts';
import { attributesWritten } from './written-attributes.ts';

/** A finding with its severity, and its place in the files. */
function placed(filter: Entity, finding: FilterFinding): Problem {
  const { entity = filter, ...said } = finding;
  const line = (said.field === undefined ? undefined : entity.fieldLines.get(said.field)) ?? entity.place.line;
  return { severity: filterProblemCodes[said.code].severity, file: entity.place.file, line, entity: entity.id, ...said, message: `${filter.key}: ${said.message}` };
}

/** The embedded gateway does not know this kind of filter: it stays in its place and aborts (product decisions 14, 17). */
export function unsupportedFilter(entity: Entity): Problem {
  return placed(entity, {
    code: 'unsupported-filter',
    message: `This filter cannot run in the embedded gateway; it aborts. Its type is ${entity.type}.`,
    fix: 'Test the policies that do not pass it, or replace it for the test.',
  });
}

function checkFilter(filter: FilterInstance): readonly Problem[] {
  const { entity, store, reader } = filter;
  if (!isFilterKind(entity.type)) return [unsupportedFilter(entity)];
  const { schema, check } = filterDefinitions[entity.type];
  const tables = Object.values(schema.children);
  const rows = childrenOf(store, entity).flatMap((row) => {
    const table = tables.find(({ type }) => store.types.isA(row.type, type));
    return table === undefined ? [] : checkFields(table.columns, row, reader);
  });
  return [...checkFields(schema.shape, entity, reader), ...rows, ...(check?.({ ...filter, attributesWritten: (policy) => attributesWritten(store, reader, policy) }) ?? [])].map((finding) => placed(entity, finding));
}

/**
 * Problems of the filters of a store, as their schemas and kinds judge them; one `unsupported-filter` for each filter that
 * cannot be run. With `only`, just these filters. What the store itself checks (references to nothing, placeholders) is not repeated.
 */
export function checkFilters(store: EntityStore, reader: FieldReader, only?: ReadonlySet<EntityId>): readonly Problem[] {
  const filters = only === undefined ? store.ofType('Filter') : [...only].map((id) => store.get(id)).filter((entity) => entity !== undefined && store.types.isA(entity.type, 'Filter'));
  return filters.flatMap((entity) => (entity === undefined ? [] : checkFilter({ entity, store, reader })));
}
