import { create } from 'zustand';
import type { ApiClient } from '#shared/api/client.ts';
import type { GatewayStatus, ProblemView, StoreState, TreeNode } from '#shared/api/views.ts';
import { roomForEditor } from './layout-rules.ts';

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

/** Something the user has to know or decide, shown under the top bar until it is dealt with. */
export type Notice =
  | { readonly kind: 'host-restarted'; readonly reason: string }
  /** Files changed on disk since they were read. */
  | { readonly kind: 'outside'; readonly files: readonly string[] }
  /** A save wrote nothing because these files had changed on disk. */
  | { readonly kind: 'conflict'; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string | undefined };

/** An unsaved draft of a store, offered before the store is shown. */
export interface OfferedDraft {
  readonly projectId: string;
  readonly name: string;
  readonly changes: number;
  /** Milliseconds since the epoch. */
  readonly editedAt: number;
}

/** State of the whole window; panes read the parts they need. */
export interface Session {
  readonly client: ApiClient;
  readonly info: { readonly version: string; readonly mode: 'desktop' | 'browser'; readonly platform: string } | null;
  /** False until the start-up knows whether a store is open. */
  readonly started: boolean;
  readonly store: StoreState | null;
  /** Draft that the user has to restore or discard before that store opens. */
  readonly offered: OfferedDraft | null;
  readonly gateway: GatewayStatus | null;
  readonly tree: readonly TreeNode[];
  readonly problems: readonly ProblemView[];
  /** Requests that the gateway has served. */
  readonly traffic: number;
  readonly notices: readonly Notice[];
  readonly workspace: 'design' | 'applications';
  readonly tabs: readonly EditorTab[];
  readonly activeTab: string | null;
  readonly pointed: PointedField | null;
  readonly testPanel: 'closed' | 'right' | 'bottom';
  readonly bottomPanel: 'closed' | 'problems' | 'traffic';
  readonly treeFolded: boolean;
  readonly palette: 'closed' | 'fields' | 'commands';
  readonly foldersOpen: boolean;
  /** Filter that the Test panel tests. */
  readonly testFilter: string | null;
}

const nothingOpen = {
  store: null,
  gateway: null,
  tree: [],
  problems: [],
  traffic: 0,
  notices: [],
  workspace: 'design',
  tabs: [],
  activeTab: null,
  pointed: null,
  testPanel: 'closed',
  bottomPanel: 'closed',
  testFilter: null,
} as const;

/** The window's session. Set up by `startSession` before the first render. */
export const useSession = create<Session>(() => ({
  client: undefined as never,
  info: null,
  started: false,
  offered: null,
  treeFolded: false,
  palette: 'closed',
  foldersOpen: false,
  ...nothingOpen,
}));

/** Forgets the open store, with its tabs and panels. */
export function forgetStore(): void {
  useSession.setState(nothingOpen);
}

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
    const icon = session.tree.find((node) => node.id === entity)?.icon ?? 'box';
    const opened: EditorTab = { kind: 'entity', key: entity, entity, title: view.name, icon, preview: options.preview ?? false };
    const pointed: PointedField | null =
      options.field === undefined
        ? session.pointed
        : { entity, field: options.field, tone: options.tone ?? 'info', nonce: (session.pointed?.nonce ?? 0) + 1, ...(options.reason === undefined ? {} : { reason: options.reason }) };
    return { workspace: 'design', tabs: withTab(session.tabs, opened), activeTab: entity, pointed, ...makeRoom(session) };
  });
}

const makeRoom = (session: Session): Partial<Session> => roomForEditor({ width: window.innerWidth, height: window.innerHeight }, session);

/** An open tab stays where it is; a new preview takes the place of the one before. */
function withTab(tabs: readonly EditorTab[], opened: Extract<EditorTab, { kind: 'entity' }>): readonly EditorTab[] {
  const existing = tabs.find((tab) => tab.key === opened.key);
  if (existing !== undefined) return opened.preview ? tabs : tabs.map((tab) => (tab === existing ? opened : tab));
  const replaced = opened.preview ? tabs.findIndex((tab) => tab.kind === 'entity' && tab.preview) : -1;
  return replaced === -1 ? [...tabs, opened] : tabs.with(replaced, opened);
}

/** Makes preview tabs of these entities stay: they were edited, or asked for. */
export function keepTabs(entities: readonly string[]): void {
  useSession.setState(({ tabs }) =>
    tabs.some((tab) => tab.kind === 'entity' && tab.preview && entities.includes(tab.entity))
      ? { tabs: tabs.map((tab) => (tab.kind === 'entity' && tab.preview && entities.includes(tab.entity) ? { ...tab, preview: false } : tab)) }
      : {},
  );
}

/** Closes a tab; the one at its right becomes active, else the one at its left. Nothing is lost: edits live in the draft. */
export function closeTab(key: string): void {
  useSession.setState(({ tabs, activeTab }) => {
    const at = tabs.findIndex((tab) => tab.key === key);
    if (at === -1) return {};
    const left = tabs.filter((tab) => tab.key !== key);
    return { tabs: left, activeTab: activeTab === key ? (left[Math.min(at, left.length - 1)]?.key ?? null) : activeTab };
  });
}

/** Shows the review of the unsaved changes. */
export function openReview(): void {
  useSession.setState((session) => ({ workspace: 'design', tabs: session.tabs.some((tab) => tab.kind === 'review') ? session.tabs : [...session.tabs, { kind: 'review', key: 'review' }], activeTab: 'review', ...makeRoom(session) }));
}

/** Adds a notice; one of the same kind is replaced. */
export function addNotice(notice: Notice): void {
  useSession.setState(({ notices }) => ({ notices: [...notices.filter((other) => other.kind !== notice.kind), notice] }));
}

/** Takes a notice away. */
export function dismissNotice(kind: Notice['kind']): void {
  useSession.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.kind !== kind) }));
}
