import type { EntityType, TypeSet } from './entity-type.ts';

/**
 * Identity of an entity within an open store: its absolute YamlPK, with `#2`, `#3` … appended to later
 * entities of a (faulty) store that repeats a key.
 */
export type EntityId = string;

/** A value exactly as the file's scalar reads, as text; several for fields of cardinality `+` or `*`. */
export type RawValue = string | readonly string[];

/** Place in a file of the store. `file` is relative to the store's root, with `/`; `line` counts from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}

/** One entity as it stands in the draft. Immutable: an edit makes new ones. */
export interface Entity {
  readonly id: EntityId;
  readonly type: string;
  /** Undefined for types missing from the type set. */
  readonly definition?: EntityType;
  /** Values of the key fields joined by a comma: the name shown and used in YamlPKs. */
  readonly key: string;
  readonly parent: EntityId | null;
  readonly children: readonly EntityId[];
  /**
   * Fields as written: `routing` and `logging` members appear under their field names (`successNode`, `failureNode`,
   * `logMask` …), omitted ones are absent. Placeholders are not resolved.
   */
  readonly fields: ReadonlyMap<string, RawValue>;
  readonly place: SourcePlace;
  /** Line of each written field. */
  readonly fieldLines: ReadonlyMap<string, number>;
}

/** A read-only view of all entities of the draft. */
export interface EntityStore {
  readonly types: TypeSet;
  readonly root: EntityId;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  get(id: EntityId): Entity | undefined;
  /**
   * The entity a reference value names, seen from the entity that holds the field; null for `/null` or nothing,
   * undefined when dangling.
   */
  resolve(from: EntityId, reference: string): Entity | null | undefined;
  /** All entities of a type or a subtype of it, in file order. */
  ofType(type: string): readonly Entity[];
  /** Who refers to an entity: pairs of entity and field. */
  referrers(id: EntityId): readonly { readonly entity: EntityId; readonly field: string }[];
  /** Absolute reference text that names `target` from anywhere. */
  referenceTo(target: EntityId): string;
}

/** Where the value of a field comes from. */
export type Provenance = 'default' | 'set' | 'values' | 'env' | 'missing';

/** A field's value after defaults and load-time placeholders. */
export interface ResolvedField {
  readonly provenance: Provenance;
  /** As written, or the type's default when nothing is written. */
  readonly raw: RawValue;
  /** Load-time placeholders (`{{…}}`) replaced, externalised bodies read; runtime selectors (`${…}`) kept. */
  readonly value: RawValue;
  /** Why a placeholder could not be resolved; `value` then still holds it. */
  readonly unresolved?: string;
}

/** Reads fields with defaults and load-time placeholders applied. */
export interface FieldReader {
  field(entity: EntityId, field: string): ResolvedField;
  /** The single resolved text of a field, or undefined when there is no value. */
  text(entity: EntityId, field: string): string | undefined;
  /** Resolved reference target; null for none, undefined when dangling. */
  reference(entity: EntityId, field: string): Entity | null | undefined;
}
