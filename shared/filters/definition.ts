import { defineEntity, type EntitySchema, type FormLayout } from '../entities/entity-schema.ts';
import type { Entity, EntityStore, FieldReader } from '../store/entity.ts';
import type { FilterProblemCode } from '../errors/problem-codes.ts';
import type { Problem } from '../store/problem.ts';
import { loggingFields, loggingTab, nameFields, routingFields } from './common-fields.ts';

/** One filter as it stands in a store. */
export interface FilterInstance {
  readonly entity: Entity;
  readonly store: EntityStore;
  readonly reader: FieldReader;
}

/** A filter as its own check sees it. */
export interface CheckedFilter extends FilterInstance {
  /** Attributes that a policy, or policies it calls, can write; undefined when that cannot be known. */
  readonly attributesWritten: (policy: Entity) => ReadonlySet<string> | undefined;
}

/** A problem of a filter, before severity and place are filled in; `entity` when it belongs to a child. */
export type FilterFinding = Pick<Problem, 'field' | 'message' | 'fix' | 'quickFix'> & { readonly code: FilterProblemCode; readonly entity?: Entity };

/** The design-time half of a filter kind: `schema.ts`, `form.ts` and `help.md` of its folder. */
export interface FilterDefinition {
  readonly schema: EntitySchema;
  readonly form: FormLayout;
  /** Palette category, in the product's words: `OAuth 2.0`. */
  readonly category: string;
  /** Attributes of the message that must be there before, and that are there after it passed. */
  readonly requires: readonly string[];
  readonly generates: readonly string[];
  /** Text of `help.md`. */
  readonly help: string;
  /** Names that this very filter writes besides `generates`; undefined when they are known only at run time. */
  readonly writes?: (filter: FilterInstance) => readonly string[] | undefined;
  /** What the schema alone cannot judge. */
  readonly check?: (filter: CheckedFilter) => readonly FilterFinding[];
}

/** Completes a filter kind with what every filter has: its name, the Logging tab and what follows it. */
export function defineFilter(parts: FilterDefinition): FilterDefinition {
  const { shape, object: _own, ...schema } = parts.schema;
  return {
    ...parts,
    schema: defineEntity({ ...schema, fields: { ...nameFields, ...shape, ...loggingFields, ...routingFields } }),
    form: { tabs: [...parts.form.tabs, loggingTab] },
  };
}
