import type { StoreModel } from '#shared/store/store-model.ts';
import type { OpenStore } from './store-session.ts';

/** A store that was open before. */
export interface KnownStore {
  /** Absolute path of the store's root. */
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly lastOpened: number;
  /** Problems when it was open last. */
  readonly errors: number;
  readonly warnings: number;
}

/** Unsaved edits that a journal holds. */
export interface KeptDraft {
  readonly changes: number;
  readonly editedAt: number;
}

/** What the host needs of `runtime/project`. */
export interface ProjectLibrary {
  recent(): readonly KnownStore[];
  /** Puts it first in the list. */
  remember(store: KnownStore): void;
  forget(path: string): void;
  /** Draft of a store that is not open; null when there is none. */
  keptDraft(path: string): Promise<KeptDraft | null>;
  discardDraft(path: string): Promise<void>;
  /** Rejects with an `ApiError` when the folder cannot be read as a store. `onOutside`: files changed on disk. */
  open(path: string, options: { readonly restoreDraft: boolean; readonly onOutside: (files: readonly string[]) => void }): Promise<OpenStore>;
  /** Copies the bundled sample into the data folder, unless it is there; gives its path. */
  copySample(bundleFolder: string): Promise<string>;
  /** Writes the deployable archive of a store's texts. */
  exportArchive(model: StoreModel, root: string, file: string): Promise<{ readonly bytes: number; readonly sha256: string }>;
  setting(key: string): string | null;
  setSetting(key: string, value: string): void;
}
