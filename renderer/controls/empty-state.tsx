import css from './empty-state.module.css';

/** What stands where content would start: one sentence and one button. */
export function EmptyState({ children, action }: { readonly children: React.ReactNode; readonly action?: React.ReactNode }): React.JSX.Element {
  return (
    <div className={css.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}
