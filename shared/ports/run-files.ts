/** What reading a file gives: its bytes, or why there are none (for the trace only). */
export type FileRead = { readonly outcome: 'read'; readonly bytes: Uint8Array } | { readonly outcome: 'refused'; readonly reason: string };

/** Largest file that a policy may read, in bytes. */
export const LARGEST_FILE = 10_485_760;

/**
 * Files that policies of a run may read: those below one folder, whatever path a policy names. A path that begins with a
 * slash begins at that folder. Rejects only when the folder cannot be read at all.
 */
export interface RunFiles {
  read(path: string): Promise<FileRead>;
}
