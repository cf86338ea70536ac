import type { EntityId } from './entity.ts';

/** How serious a problem is: errors make `validate` exit with 1. */
export type Severity = 'error' | 'warning' | 'note';

/** Something wrong or noteworthy in a store, said so that the reader can mend it. */
export interface Problem {
  readonly severity: Severity;
  /** Stable kebab-case code, listed in `shared/errors/problem-codes.ts`. */
  readonly code: string;
  /** Relative to the store's root. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  readonly entity?: EntityId;
  readonly field?: string;
  /** What is wrong and why, in one sentence. */
  readonly message: string;
  /** How to mend it, in one sentence. */
  readonly fix?: string;
  /** An edit that mends it, offered as a button. */
  readonly quickFix?: { readonly label: string; readonly commands: readonly import('./edit-command.ts').EditCommand[] };
}
