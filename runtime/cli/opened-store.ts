import { StoreModel } from '#shared/store/store-model.ts';
import { ProjectError } from '../project/project-error.ts';
import { findStoreRoot, readStoreFolder } from '../project/store-folder.ts';
import { CommandFailure } from './command-failure.ts';

/** A store as a command reads it. */
export interface OpenedStore {
  /** Absolute, links resolved. */
  readonly root: string;
  readonly model: StoreModel;
}

/** Absolute root of the store at a path. Throws {@link CommandFailure} when there is none. */
export function storeRoot(storePath: string): string {
  try {
    return findStoreRoot(storePath);
  } catch (error) {
    throw failureOf(error);
  }
}

/** Reads a store for a command. Throws {@link CommandFailure}. */
export async function openStore(storePath: string): Promise<OpenedStore> {
  try {
    const { root, files, types, skipped } = await readStoreFolder(storePath);
    return { root, model: StoreModel.read(files, types, skipped) };
  } catch (error) {
    throw failureOf(error);
  }
}

/** A path that is no store is a wrong call; a store that cannot be read is not. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof ProjectError)) return error;
  return new CommandFailure(error.code === 'not-found' || error.code === 'not-a-store' ? 2 : 1, `${error.message} ${error.hint}`);
}
