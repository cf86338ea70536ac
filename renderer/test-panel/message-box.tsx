import { styled } from '@mui/material/styles';
import { CircleX, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from './test-state.ts';

const Box = styled('div')({ display: 'flex', alignItems: 'center', gap: 8, padding: '6px 10px', border: '1px solid var(--border-subtle)', borderRadius: 5, background: 'var(--bg-inset)', color: 'var(--text-2)', '& > svg': { flexShrink: 0 }, '& > div': { flex: 1, minWidth: 0 }, '& b': { fontWeight: 500, color: 'var(--text)' } });

/** A sentence that has to be known here, with a button if something can be done. */
export function MessageBox({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }): React.JSX.Element {
  return (
    <Box role="note">
      <Info size={16} strokeWidth={1.75} aria-hidden />
      <div>{children}</div>
      {action}
    </Box>
  );
}

/** What could not be done, and how to go on. */
export function FailureBox({ failure, action }: { readonly failure: Failure; readonly action?: ReactNode }): React.JSX.Element {
  return (
    <Box role="alert">
      <CircleX size={16} strokeWidth={1.75} color="var(--error)" aria-hidden />
      <div>
        <b>{failure.message}.</b> {failure.hint}
      </div>
      {action}
    </Box>
  );
}
