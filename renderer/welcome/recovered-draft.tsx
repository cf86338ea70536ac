import { useState } from 'react';
import { History } from 'lucide-react';
import { Button } from '@mui/material';
import { attempt } from '../app/failure.ts';
import { openProject } from '../app/projects.ts';
import { api, useSession, type OfferedDraft } from '../app/session.ts';
import { whenInWords } from './when-in-words.ts';
import css from './recovered-draft.module.css';

/** Unsaved edits of an earlier session, to restore or to discard. */
export function RecoveredDraft({ draft, onDiscarded }: { readonly draft: OfferedDraft; readonly onDiscarded: () => void }): React.JSX.Element {
  const asked = useSession((session) => session.offered !== null);
  const changes = draft.changes === 1 ? '1 change' : `${draft.changes} changes`;
  const [now] = useState(() => Date.now());
  const when = whenInWords(draft.editedAt, now);
  const discard = async (): Promise<void> => {
    await attempt(async () => {
      await api().call('project.discardDraft', { projectId: draft.projectId });
      useSession.setState({ offered: null });
      // A store that was on its way in goes on; from the list of recent stores it stays closed.
      if (asked) await openProject(draft.projectId, 'discard');
      else onDiscarded();
    });
  };
  return (
    <section className={css.draft} aria-label="Unsaved draft recovered">
      <History size={16} strokeWidth={1.75} aria-hidden />
      <p className={css.text}>
        <strong>Unsaved draft recovered</strong> {draft.name}, {changes}, last edited {when.charAt(0).toLowerCase() + when.slice(1)}
      </p>
      <Button size="small" variant="text" onClick={() => void discard()}>
        Discard
      </Button>
      <Button size="small" variant="contained" color="primary" onClick={() => void openProject(draft.projectId, 'restore')}>
        Restore
      </Button>
    </section>
  );
}
