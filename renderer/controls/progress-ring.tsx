import { useEffect, useState } from 'react';
import { LoaderCircle } from 'lucide-react';
import css from './progress-ring.module.css';

/** Waits this long before progress shows, in milliseconds: what is quicker needs none. */
export const progressDelay = 300;

/** True once `busy` has lasted {@link progressDelay}. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), progressDelay);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return busy && slow;
}

/** Turning ring, 14 px, for the button that was pressed. */
export function ProgressRing({ size = 14, label = 'Working' }: { readonly size?: number; readonly label?: string }): React.JSX.Element {
  return <LoaderCircle size={size} strokeWidth={1.75} className={css.ring} role="img" aria-label={label} />;
}
