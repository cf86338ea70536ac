import { Button } from '@mui/material';
import { useState } from 'react';
import type { Review } from '#shared/api/views.ts';
import { KeyHint } from '../controls/key-hint.tsx';
import { ProgressRing, useSlow } from '../controls/progress-ring.tsx';
import { showToast } from '../controls/toast.ts';
import { attempt } from '../app/failure.ts';
import { saveStore } from '../app/saving.ts';
import { api, closeTab, useSession } from '../app/session.ts';
import { counted } from '../test-panel/measures.ts';
import css from './review.module.css';

/** `1 file, 3 lines. The 2 errors below are elsewhere and do not block saving.` */
export function reviewFacts({ files, errorsElsewhere }: Pick<Review, 'files' | 'errorsElsewhere'>): string {
  const lines = files.reduce((sum, file) => sum + file.added + file.removed, 0);
  const size = `${counted(files.length, 'file')}, ${counted(lines, 'line')}.`;
  if (errorsElsewhere === 0) return size;
  return errorsElsewhere === 1 ? `${size} One error is elsewhere and does not block saving.` : `${size} ${errorsElsewhere} errors are elsewhere and do not block saving.`;
}

async function discardAll(): Promise<void> {
  await attempt(async () => {
    const { state } = await api().call('store.discardAll', {});
    useSession.setState({ store: state });
    showToast('All changes discarded; Undo brings them back');
  });
}

function keepAsDraft(): void {
  closeTab('review');
  showToast('Kept as draft; nothing was written to the store');
}

/** What will be saved, and the three ways on. */
export function ReviewHead({ review }: { readonly review: Review }): React.JSX.Element {
  const [saving, setSaving] = useState(false);
  const slow = useSlow(saving);
  const save = async (): Promise<void> => {
    setSaving(true);
    await saveStore();
    setSaving(false);
  };
  return (
    <header className={css.head}>
      <h2>{counted(review.changes.length, 'change')} to save</h2>
      <p title={reviewFacts(review)}>{reviewFacts(review)}</p>
      <Button variant="text" onClick={() => void discardAll()}>
        Discard all
      </Button>
      <Button onClick={keepAsDraft}>Keep as draft</Button>
      <Button variant="contained" color="primary" disabled={saving} aria-keyshortcuts="Control+S" onClick={() => void save()} sx={{ gap: '7px' }}>
        {slow && <ProgressRing label="Saving" />}
        Save
        <KeyHint keys="Ctrl S" onAccent />
      </Button>
    </header>
  );
}
