import { CircleCheck, CircleDashed, OctagonMinus, TriangleAlert } from 'lucide-react';
import { outcomes, type Outcome } from './outcome.ts';

const icons = { pass: CircleCheck, refuse: OctagonMinus, error: TriangleAlert, idle: CircleDashed };
const colours = { pass: 'var(--pass)', refuse: 'var(--refuse)', error: 'var(--error)', idle: 'var(--idle)' };

/** Icon of an outcome, 14 px unless said otherwise. Named for screen readers, unless a word stands beside it (`silent`). */
export function OutcomeIcon({ outcome, size = 14, silent = false }: { readonly outcome: Outcome; readonly size?: number; readonly silent?: boolean }): React.JSX.Element {
  const { tone, word } = outcomes[outcome];
  const Icon = icons[tone];
  const name = silent ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': word };
  return <Icon size={size} strokeWidth={1.75} color={colours[tone]} style={{ flex: 'none' }} {...name} />;
}
