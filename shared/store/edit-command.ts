import type { EntityId, RawValue } from './entity.ts';

/** An edit of the draft. Several commands given together are one step of undo. */
export type EditCommand =
  /** Writes a field; a value equal to the type's default removes the line, as the format omits defaults. */
  | { readonly kind: 'set-field'; readonly entity: EntityId; readonly field: string; readonly value: RawValue }
  /** Removes what is written, so that the type's default holds. */
  | { readonly kind: 'reset-field'; readonly entity: EntityId; readonly field: string }
  /** Adds an entity; in the parent's file, or in a file of its own where the parent's children have files. */
  | {
      readonly kind: 'add-entity';
      readonly parent: EntityId;
      readonly type: string;
      readonly fields: Readonly<Record<string, RawValue>>;
      /** Position among the parent's inline children; at the end when absent. */
      readonly index?: number;
    }
  /** Removes an entity with its children. References to it stay and become problems. */
  | { readonly kind: 'remove-entity'; readonly entity: EntityId }
  /** Changes key fields and all references to the entity or below it. */
  | { readonly kind: 'rename-entity'; readonly entity: EntityId; readonly fields: Readonly<Record<string, string>> };
