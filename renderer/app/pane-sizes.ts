import { create } from 'zustand';
import { api, useSession } from './session.ts';

/** Panes whose size the user can drag; in CSS pixels. */
export interface PaneSizes {
  readonly tree?: number;
  readonly testPanel?: number;
  readonly testBottom?: number;
  readonly bottom?: number;
}

/** All panes that can be dragged. */
export const draggable = ['tree', 'testPanel', 'testBottom', 'bottom'] as const satisfies readonly (keyof PaneSizes)[];

/** Sizes that the user chose. */
export const usePaneSizes = create<PaneSizes>(() => ({}));

const key = 'layout';
let timer: ReturnType<typeof setTimeout> | undefined;

function saveSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const value = JSON.stringify({ sizes: usePaneSizes.getState(), treeFolded: useSession.getState().treeFolded });
    void api()
      .call('settings.set', { key, value })
      .catch(() => undefined);
  }, 300);
}

/** Notes a size the user dragged a pane to. */
export function rememberSize(pane: keyof PaneSizes, pixels: number): void {
  const size = Math.round(pixels);
  if (size <= 0 || usePaneSizes.getState()[pane] === size) return;
  usePaneSizes.setState({ [pane]: size });
  saveSoon();
}

/** Reads the layout of the last time, and keeps it from then on. */
export async function restoreLayout(): Promise<void> {
  const { value } = await api().call('settings.get', { key });
  if (value !== null) {
    const { sizes, treeFolded } = JSON.parse(value) as { sizes?: PaneSizes; treeFolded?: boolean };
    usePaneSizes.setState(sizes ?? {});
    useSession.setState({ treeFolded: treeFolded === true });
  }
  useSession.subscribe((session, before) => {
    if (session.treeFolded !== before.treeFolded) saveSoon();
  });
}
