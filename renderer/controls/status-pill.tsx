import { OutcomeIcon } from './outcome-icon.tsx';
import { outcomes, type Outcome } from './outcome.ts';
import css from './status-pill.module.css';

/** Outcome as a pill of icon and word, 20 px high. */
export function StatusPill({ outcome }: { readonly outcome: Outcome }): React.JSX.Element {
  const { tone, word } = outcomes[outcome];
  return (
    <span className={`${css.pill} ${css[tone]}`}>
      <OutcomeIcon outcome={outcome} silent />
      {word}
    </span>
  );
}
