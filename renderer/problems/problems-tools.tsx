import { Button, InputAdornment, OutlinedInput, Tooltip } from '@mui/material';
import { Funnel } from 'lucide-react';
import { ProblemIcon, severityWords } from '../controls/problem-icon.tsx';
import { useSession } from '../app/session.ts';
import { severities, useProblemFilter, type Severity } from './shown-problems.ts';

/** Severity toggles with counts and a text filter, for the head of the Problems panel. */
export function ProblemsTools(): React.JSX.Element {
  const problems = useSession((session) => session.problems);
  const { hidden, text } = useProblemFilter();
  const toggle = (severity: Severity): void => {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    useProblemFilter.setState({ hidden: next });
  };
  return (
    <>
      {severities.map((severity) => {
        const count = problems.filter((problem) => problem.severity === severity).length;
        const shown = !hidden.has(severity);
        const words = `${severityWords[severity].toLowerCase()}s`;
        return (
          <Tooltip key={severity} title={shown ? `Hide ${words}` : `Show ${words}`}>
            <Button size="small" aria-pressed={shown} aria-label={`${count} ${words}`} startIcon={<ProblemIcon severity={severity} silent />} onClick={() => toggle(severity)} sx={{ fontVariantNumeric: 'tabular-nums', ...(shown ? {} : { color: 'var(--text-3)', borderStyle: 'dashed' }) }}>
              {count}
            </Button>
          </Tooltip>
        );
      })}
      <OutlinedInput
        value={text}
        placeholder="Filter"
        onChange={(event) => useProblemFilter.setState({ text: event.target.value })}
        slotProps={{ input: { 'aria-label': 'Filter problems' } }}
        startAdornment={
          <InputAdornment position="start">
            <Funnel size={14} strokeWidth={1.75} />
          </InputAdornment>
        }
        sx={{ width: 150, minHeight: '1.5rem', fontSize: '0.75rem', '& input': { py: '3px' } }}
      />
    </>
  );
}
