import { useCallback, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Puts the tools of a panel into the head of the pane that holds it (`id="bottom-tools"`), or in place where there is none. */
export function HeadTools({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const [place, setPlace] = useState<HTMLElement | null | undefined>(undefined);
  const look = useCallback((mark: HTMLElement | null) => {
    if (mark !== null) setPlace(document.getElementById('bottom-tools'));
  }, []);
  return (
    <>
      <span ref={look} hidden />
      {place === undefined ? null : place === null ? <div style={{ display: 'flex', gap: 8, padding: '4px 14px' }}>{children}</div> : createPortal(children, place)}
    </>
  );
}
