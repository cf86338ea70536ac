import { dialog, type BrowserWindow } from 'electron';
import type { CallAnswer } from '#shared/api/transport.ts';

/** What the guard needs of the application. */
export interface CloseGuardOptions {
  readonly call: (method: string, params: unknown) => Promise<CallAnswer>;
  /** The save was refused, as a file changed on disk: the window has to show it. */
  readonly onSaveRefused: () => void;
}

/** A host that does not answer must not keep the window open: the draft is in the journal anyway. */
const answerLimitMs = 3_000;

/** Asks what to do with unsaved changes before the window closes. */
export function guardClose(window: BrowserWindow, options: CloseGuardOptions): void {
  let deciding = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (deciding) return;
    deciding = true;
    void mayClose(window, options).then((yes) => {
      deciding = false;
      if (yes) window.destroy();
    });
  });
}

async function mayClose(window: BrowserWindow, { call, onSaveRefused }: CloseGuardOptions): Promise<boolean> {
  const unsaved = await unsavedChanges(call);
  if (unsaved === undefined || unsaved.changes === 0) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Policy Bench',
    message: `Save the changes to ${unsaved.name ?? 'this store'}?`,
    detail: `${unsaved.changes === 1 ? 'One change is' : `${unsaved.changes} changes are`} not saved. A draft stays here, and is offered the next time you open the store.`,
    buttons: ['Save', 'Keep as draft', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  if (response === 1) return true;
  if (response !== 0) return false;
  const answer = await call('store.save', { overwrite: false });
  const saved = answer.ok && (answer.value as { result: { outcome: string } }).result.outcome === 'saved';
  if (!saved) onSaveRefused();
  return saved;
}

async function unsavedChanges(call: CloseGuardOptions['call']): Promise<{ changes: number; name: string | null } | undefined> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), answerLimitMs);
  });
  const answer = await Promise.race([call('project.unsaved', {}), late]);
  return answer?.ok ? (answer.value as { changes: number; name: string | null }) : undefined;
}
