import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';

const Frame = styled('div')({ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 3 });
const Caption = styled('label')({ fontSize: '0.75rem', lineHeight: '1rem', color: 'var(--text-2)' });

/** A control with its label above it; `children` gets the id that ties the two. */
export function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }): React.JSX.Element {
  const id = useId();
  return (
    <Frame>
      <Caption id={`${id}-label`} htmlFor={id}>
        {label}
      </Caption>
      {children(id)}
    </Frame>
  );
}
