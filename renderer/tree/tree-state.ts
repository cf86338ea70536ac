import { create } from 'zustand';
import { api, useSession } from '../app/session.ts';
import { firstExpansion, type TreeIndex } from './tree-model.ts';

/** State of the tree pane; outlives it while it is folded away. */
export interface TreeState {
  readonly projectId: string | null;
  readonly expanded: ReadonlySet<string>;
  readonly filter: string;
  /** Row that the keys act on. */
  readonly cursor: string | null;
  /** Row whose name is being typed. */
  readonly renaming: string | null;
}

export const useTree = create<TreeState>(() => ({ projectId: null, expanded: new Set<string>(), filter: '', cursor: null, renaming: null }));

const settingKey = (projectId: string): string => `tree:${projectId}`;

/** Reads what was expanded the last time this store was open. */
export async function restoreTree(projectId: string, index: TreeIndex): Promise<void> {
  useTree.setState({ projectId, expanded: firstExpansion(index), filter: '', cursor: null, renaming: null });
  const { value } = await api()
    .call('settings.get', { key: settingKey(projectId) })
    .catch(() => ({ value: null }));
  if (value === null || useTree.getState().projectId !== projectId) return;
  useTree.setState({ expanded: new Set(JSON.parse(value) as string[]) });
}

function remember(): void {
  const { projectId, expanded } = useTree.getState();
  if (projectId === null) return;
  void api()
    .call('settings.set', { key: settingKey(projectId), value: JSON.stringify([...expanded]) })
    .catch(() => undefined);
}

/** Expands or collapses rows, and remembers it. */
export function setExpanded(ids: readonly string[], open: boolean): void {
  const before = useTree.getState().expanded;
  if (ids.every((id) => before.has(id) === open)) return;
  const expanded = new Set(before);
  for (const id of ids) {
    if (open) expanded.add(id);
    else expanded.delete(id);
  }
  useTree.setState({ expanded });
  remember();
}

/** Collapses everything. */
export function collapseAll(): void {
  useTree.setState({ expanded: new Set() });
  remember();
}

/** Shows a row: expands what is above it. */
export function revealRow(id: string, index: TreeIndex): void {
  if (!index.byId.has(id)) return;
  setExpanded(index.ancestorsOf(id), true);
  useTree.setState({ cursor: id });
}

/** Lets what is expanded follow entities to new ids. */
export function followInTree(renamed: Readonly<Record<string, string>>): void {
  useTree.setState(({ expanded, cursor }) => ({
    expanded: new Set([...expanded].map((id) => renamed[id] ?? id)),
    cursor: cursor === null ? null : (renamed[cursor] ?? cursor),
  }));
  remember();
}

/** Id of the entity that is open in the active tab. */
export function useActiveEntity(): string | null {
  return useSession((session) => {
    const tab = session.tabs.find((one) => one.key === session.activeTab);
    return tab?.kind === 'entity' ? tab.entity : null;
  });
}
