import css from './pane-head.module.css';

interface PaneHeadProps {
  /** Id for `aria-labelledby` of the pane. */
  readonly id?: string;
  readonly title: React.ReactNode;
  /** Quiet facts beside the title. */
  readonly facts?: React.ReactNode;
  /** Buttons at the right end. */
  readonly children?: React.ReactNode;
  /** Shows a thin bar under the head: the pane's content loads. */
  readonly loading?: boolean;
}

/** Head of a pane, 34 px: title, facts, buttons. */
export function PaneHead({ id, title, facts, children, loading = false }: PaneHeadProps): React.JSX.Element {
  return (
    <header className={css.head} aria-busy={loading}>
      <h2 className={css.title} id={id}>
        {title}
      </h2>
      {facts !== undefined && <span className={css.facts}>{facts}</span>}
      <span className={css.end}>{children}</span>
      {loading && <span className={css.bar} />}
    </header>
  );
}
