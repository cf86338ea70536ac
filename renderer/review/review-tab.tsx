import { Button } from '@mui/material';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Review } from '#shared/api/views.ts';
import { EmptyState } from '../controls/empty-state.tsx';
import { api, closeTab, useSession } from '../app/session.ts';
import { FailureBox } from '../test-panel/message-box.tsx';
import { failureOf, type Failure } from '../test-panel/test-state.ts';
import { ChangeList } from './change-list.tsx';
import { FileLines } from './file-lines.tsx';
import { ReviewHead } from './review-head.tsx';
import css from './review.module.css';

/** The review of the draft as it stands; read again at every change. */
function useReview(): { readonly review: Review | null; readonly failure: Failure | null; readonly again: () => void } {
  const revision = useSession((session) => session.store?.revision);
  const unsaved = useSession((session) => session.store?.unsaved);
  const [attempts, setAttempts] = useState(0);
  const [state, setState] = useState<{ readonly review: Review | null; readonly failure: Failure | null }>({ review: null, failure: null });
  useEffect(() => {
    let current = true;
    const settle = (next: typeof state): void => {
      if (current) setState(next);
    };
    api()
      .call('store.review', {})
      .then(({ review }) => settle({ review, failure: null }))
      .catch((error: unknown) => settle({ review: null, failure: failureOf(error) }));
    return () => {
      current = false;
    };
  }, [attempts, revision, unsaved]);
  return { ...state, again: () => setAttempts(attempts + 1) };
}

/** Review changes: each change in words, beside the exact lines of the file. Fills its container. */
export function ReviewTab(): React.JSX.Element {
  const { review, failure, again } = useReview();
  const [selected, setSelected] = useState<string | null>(null);
  const lines = useRef<HTMLDivElement>(null);
  const current = useMemo(() => review?.changes.find((change) => change.changeId === selected) ?? review?.changes[0], [review, selected]);

  const select = (changeId: string): void => {
    setSelected(changeId);
    const file = review?.changes.find((change) => change.changeId === changeId)?.file;
    const head = [...(lines.current?.querySelectorAll<HTMLElement>('[data-file]') ?? [])].find((element) => element.dataset['file'] === file);
    head?.scrollIntoView({ block: 'start' });
  };

  if (failure !== null) {
    return (
      <section aria-label="Review changes" className={css.tab}>
        <FailureBox failure={failure} action={<Button onClick={again}>Try again</Button>} />
      </section>
    );
  }
  if (review === null) return <section aria-label="Review changes" aria-busy className={css.tab} />;
  if (review.changes.length === 0) {
    return (
      <section aria-label="Review changes" className={css.tab}>
        <EmptyState action={<Button onClick={() => closeTab('review')}>Close</Button>}>Nothing to save: the draft is what is on disk.</EmptyState>
      </section>
    );
  }
  return (
    <section aria-label="Review changes" className={css.tab}>
      <ReviewHead review={review} />
      <div className={css.panes}>
        <ChangeList changes={review.changes} selected={current?.changeId ?? null} onSelect={select} />
        <div ref={lines} className={css.lines} role="region" aria-label="Lines of the files" tabIndex={0}>
          {review.files.map((file) => (
            <FileLines key={file.file} diff={file} current={file.file === current?.file && review.files.length > 1} />
          ))}
        </div>
      </div>
    </section>
  );
}
