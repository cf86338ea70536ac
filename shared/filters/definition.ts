import type { EntitySchema, FormLayout } from '../entities/entity-schema.ts';

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
}
