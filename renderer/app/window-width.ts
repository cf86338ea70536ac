import { useSyncExternalStore } from 'react';

function listen(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

/** Width of the window in CSS pixels; smaller when zoomed in. */
export function useWindowWidth(): number {
  return useSyncExternalStore(listen, () => window.innerWidth);
}

/** Height of the window in CSS pixels; smaller when zoomed in. */
export function useWindowHeight(): number {
  return useSyncExternalStore(listen, () => window.innerHeight);
}
