import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ProblemView } from '#shared/api/views.ts';

type Severity = ProblemView['severity'];

const icons = { error: CircleX, warning: TriangleAlert, note: Info };
const colours = { error: 'var(--error)', warning: 'var(--refuse)', note: 'var(--accent-text)' };

/** Word of a severity. */
export const severityWords: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', note: 'Note' };

interface ProblemIconProps {
  readonly severity: Severity;
  readonly size?: number;
  readonly silent?: boolean;
  /** In the colour of the text: there are none of these. */
  readonly quiet?: boolean;
}

/** Icon of a problem's severity. Named for screen readers, unless a word stands beside it (`silent`). */
export function ProblemIcon({ severity, size = 14, silent = false, quiet = false }: ProblemIconProps): React.JSX.Element {
  const Icon = icons[severity];
  const name = silent ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': severityWords[severity] };
  return <Icon size={size} strokeWidth={1.75} color={quiet ? 'currentColor' : colours[severity]} style={{ flex: 'none' }} {...name} />;
}
