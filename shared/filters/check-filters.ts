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

/** A view of a store and its reader that notes which entities were looked at; `all` when that cannot be said. */
class Watched {
  readonly seen = new Set<Entity>();
  all = false;
  readonly store: EntityStore;
  readonly reader: FieldReader;

  constructor(store: EntityStore, reader: FieldReader) {
    const note = <E extends Entity | null | undefined>(entity: E): E => {
      // What is not there may come with any edit.
      if (entity === undefined) this.all = true;
      else if (entity !== null) this.seen.add(entity);
      return entity;
    };
    const everything = <Value>(value: Value): Value => {
      this.all = true;
      return value;
    };
    this.store = {
      types: store.types,
      root: store.root,
      get entities() { return everything(store.entities); },
      get: (id) => note(store.get(id)),
      resolve: (from, reference) => note(store.resolve(from, reference)),
      ofType: (type) => everything(store.ofType(type)),
      referrers: (id) => everything(store.referrers(id)),
      referenceTo: (id) => store.referenceTo(id),
    };
    this.reader = {
      field: (id, field) => (note(store.get(id)), reader.field(id, field)),
      text: (id, field) => (note(store.get(id)), reader.text(id, field)),
      reference: (id, field) => (note(store.get(id)), note(reader.reference(id, field))),
    };
  }
}

/** The problems of {@link checkFilters} over many edits: a filter is checked again when an entity that its check looked at changed. */
export class FilterChecks {
  private known = new Map<EntityId, { readonly problems: readonly Problem[]; readonly seen: ReadonlySet<Entity> }>();
  private stamp: readonly unknown[] = [];

  /** `stamp`: what placeholders are resolved from; when one of it is another, everything is checked again. */
  problems(store: EntityStore, reader: FieldReader, stamp: readonly unknown[]): readonly Problem[] {
    const before = stamp.length === this.stamp.length && stamp.every((item, index) => item === this.stamp[index]) ? this.known : new Map<EntityId, never>();
    this.known = new Map();
    this.stamp = stamp;
    return store.ofType('Filter').flatMap((entity) => {
      const known = before.get(entity.id);
      if (known !== undefined && [...known.seen].every((seen) => store.get(seen.id) === seen)) {
        this.known.set(entity.id, known);
        return known.problems;
      }
      const watched = new Watched(store, reader);
      watched.seen.add(entity);
      const problems = checkFilter({ entity, store: watched.store, reader: watched.reader });
      if (!watched.all) this.known.set(entity.id, { problems, seen: watched.seen });
      return problems;
    });
  }
}
