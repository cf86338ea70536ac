import { showToast } from '../controls/toast.ts';
import { attempt } from './failure.ts';
import { addNotice, api, closeTab, dismissNotice, openReview, useSession } from './session.ts';

/** Writes the draft to disk; `overwrite`: also over files that changed there. A conflict becomes a notice with its ways out. */
export async function saveStore(overwrite = false): Promise<void> {
  await attempt(async () => {
    const { result, state } = await api().call('store.save', { overwrite });
    useSession.setState({ store: state });
    if (result.outcome === 'conflict') {
      dismissNotice('outside');
      addNotice({ kind: 'conflict', files: result.files });
      return;
    }
    dismissNotice('conflict');
    closeTab('review');
    showToast(result.files.length === 1 ? 'Saved 1 file' : `Saved ${result.files.length} files`);
  });
}

/** What Ctrl+S does: first shows what would be written, and writes it when that is on screen. */
export async function saveOrReview(): Promise<void> {
  const { store, activeTab, workspace } = useSession.getState();
  if (store === null || store.unsaved === 0) return;
  if (activeTab === 'review' && workspace === 'design') await saveStore();
  else openReview();
}

/** Reads files that changed on disk again; unsaved edits in them are kept or dropped. */
export async function reloadStore(keep: 'mine' | 'theirs'): Promise<void> {
  await attempt(async () => {
    const { state } = await api().call('store.reload', { keep });
    useSession.setState({ store: state });
    dismissNotice('outside');
    dismissNotice('conflict');
  });
}

/** Undoes or redoes one step of the draft. */
export async function stepHistory(way: 'undo' | 'redo'): Promise<void> {
  const { store } = useSession.getState();
  if ((way === 'undo' ? store?.canUndo : store?.canRedo) === null || store === null) return;
  await attempt(async () => {
    const { state } = await api().call(way === 'undo' ? 'store.undo' : 'store.redo', {});
    useSession.setState({ store: state });
  });
}
