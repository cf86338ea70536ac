import { ApiError } from '#shared/api/transport.ts';
import { addNotice } from './session.ts';

/** A failure in one text, with its way out. */
export function failureWords(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault);
  return fault instanceof ApiError && fault.hint !== undefined ? `${message.replace(/\.$/, '')}. ${fault.hint}` : message;
}

/** Runs something that the user asked for; a failure becomes a notice that says what, and how to go on. */
export async function attempt(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (fault) {
    const hint = fault instanceof ApiError ? fault.hint : undefined;
    addNotice({ kind: 'failed', message: fault instanceof Error ? fault.message : String(fault), hint });
    return false;
  }
}
