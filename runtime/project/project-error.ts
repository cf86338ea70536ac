/** Why a folder cannot be opened, or a store not be saved, as a sentence; `hint` says what to do. */
export class ProjectError extends Error {
  readonly code: 'not-found' | 'not-a-store' | 'unreadable' | 'not-writable' | 'interrupted-save';
  readonly hint: string;

  constructor(code: ProjectError['code'], message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ProjectError';
    this.code = code;
    this.hint = hint;
  }
}

/** Code of a Node file-system error, such as `ENOENT`. */
export function faultCode(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : '';
}
