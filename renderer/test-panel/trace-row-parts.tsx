import { styled } from '@mui/material/styles';

/** Indent of one level of the trace, in px. */
const INDENT = 14;

/** A row of the trace with the guides of the levels above it. */
export const TraceRowFrame = styled('div', { shouldForwardProp: (name) => name !== 'level' })<{ readonly level: number }>(({ level }) => ({
  paddingLeft: (level - 1) * INDENT,
  backgroundImage: `repeating-linear-gradient(to right, transparent 0 6px, var(--border-subtle) 6px 7px, transparent 7px ${INDENT}px)`,
  backgroundSize: `${(level - 1) * INDENT}px 100%`,
  backgroundRepeat: 'no-repeat',
  '&:focus-visible': { outline: 'none' },
  cursor: 'default',
  '&:hover > .step': { background: 'var(--bg-hover)' },
  '&:focus-visible > :first-of-type': { outline: '2px solid var(--focus)', outlineOffset: -2, borderRadius: 4 },
}));

/** First line of a step. */
export const StepLine = styled('div')({ position: 'relative', display: 'flex', alignItems: 'center', gap: 6, minHeight: 24, borderRadius: 4, minWidth: 0, letterSpacing: '-0.018em', '& svg': { flexShrink: 0 } });

/** Everything of a decision; its icon stands where the chevron of a step stands. */
export const DecisionBlock = styled('div')({ display: 'grid', gridTemplateColumns: '14px minmax(0, 1fr) auto', columnGap: 5, padding: '3px 0 2px', borderRadius: 4, alignItems: 'start', letterSpacing: '-0.018em', '& svg': { flexShrink: 0 } });

export const Name = styled('span')({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });

/** Kind of a step, and time. */
export const Aside = styled('span')({ fontSize: '0.75rem', color: 'var(--text-3)', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' });
export const Kind = styled('span')({ fontSize: '0.6875rem', lineHeight: '0.875rem', color: 'var(--text-3)', whiteSpace: 'nowrap' });

/** Row of links to the fields that were read. */
export const Links = styled('div')({ display: 'flex', flexWrap: 'wrap', columnGap: 8, rowGap: 1, fontSize: '0.75rem', lineHeight: '1rem' });

/** Link to a field; `data-pointed` while the editor points at it. */
export const FieldLink = styled('button')({
  all: 'unset',
  cursor: 'pointer',
  maxWidth: '100%',
  boxSizing: 'border-box',
  padding: '0 4px',
  marginLeft: -4,
  borderRadius: 4,
  border: '1px solid transparent',
  color: 'var(--text-2)',
  overflowWrap: 'anywhere',
  '& b': { fontWeight: 400, color: 'var(--accent-text)' },
  '&:hover b': { textDecoration: 'underline' },
  '&:focus-visible': { outline: '2px solid var(--focus)', outlineOffset: -1 },
  '&[data-pointed]': { borderColor: 'var(--accent)', background: 'var(--bg-tint)', color: 'var(--text)' },
});
