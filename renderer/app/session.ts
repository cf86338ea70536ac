import { create } from 'zustand';
import type { ApiClient } from '#shared/api/client.ts';
import type { GatewayStatus, StoreState } from '#shared/api/views.ts';

/** A tab of the editor area. */
export type EditorTab =
  | { readonly kind: 'entity'; readonly key: string; readonly entity: string; readonly title: string; readonly icon: string; readonly preview: boolean }
  | { readonly kind: 'review'; readonly key: 'review' }
  | { readonly kind: 'applications'; readonly key: 'applications' };

/** A field that a trace link or problem points at. `nonce` changes with each click, so that a second click points again. */
export interface PointedField {
  readonly entity: string;
  readonly field: string;
  readonly tone: 'info' | 'refused';
  readonly reason?: string;
  readonly nonce: number;
}

/** State of the whole window; panes read the parts they need. */
export interface Session {
  readonly client: ApiClient;
  readonly store: StoreState | null;
  readonly gateway: GatewayStatus | null;
  readonly tabs: readonly EditorTab[];
  readonly activeTab: string | null;
  readonly pointed: PointedField | null;
  readonly testPanel: 'closed' | 'right' | 'bottom';
  readonly bottomPanel: 'closed' | 'problems' | 'traffic';
  /** Filter that the Test panel tests. */
  readonly testFilter: string | null;
}

/** The window's session. Set up by `startSession` before the first render. */
export const useSession = create<Session>(() => ({
  client: undefined as never,
  store: null,
  gateway: null,
  tabs: [],
  activeTab: null,
  pointed: null,
  testPanel: 'closed',
  bottomPanel: 'closed',
  testFilter: null,
}));

/** The client of the host, outside of React. */
export function api(): ApiClient {
  return useSession.getState().client;
}

/** Opens an entity in a tab and, if asked, points at one of its fields. */
export async function openEntity(
  entity: string,
  options: { readonly preview?: boolean; readonly field?: string; readonly tone?: 'info' | 'refused'; readonly reason?: string } = {},
): Promise<void> {
  const { entity: view } = await api().call('store.entity', { id: entity });
  if (view === null) return;
  useSession.setState((session) => {
    const existing = session.tabs.find((tab) => tab.kind === 'entity' && tab.entity === entity);
    const preview = options.preview ?? false;
    const opened: EditorTab = { kind: 'entity', key: entity, entity, title: view.name, icon: view.type, preview };
    const kept = session.tabs.filter((tab) => !(tab.kind === 'entity' && tab.preview && preview && tab.entity !== entity));
    const tabs = existing ? kept.map((tab) => (tab === existing && !preview ? opened : tab)) : [...kept, opened];
    const pointed: PointedField | null =
      options.field === undefined
        ? session.pointed
        : { entity, field: options.field, tone: options.tone ?? 'info', nonce: (session.pointed?.nonce ?? 0) + 1, ...(options.reason === undefined ? {} : { reason: options.reason }) };
    return { tabs, activeTab: entity, pointed };
  });
}
