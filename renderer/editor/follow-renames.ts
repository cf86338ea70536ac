import { useSession } from '../app/session.ts';
import { editorMemory } from './editor-memory.ts';

/** Ids that an entity has had, the same set for each of them. */
const histories = new Map<string, Set<string>>();

function noteRename(from: string, to: string): void {
  const ids = new Set([...(histories.get(from) ?? [from]), ...(histories.get(to) ?? [to])]);
  for (const id of ids) histories.set(id, ids);
}

/** Other ids that the entity has had: one of them is its id again when a rename is taken back. */
export function otherIdsOf(id: string): readonly string[] {
  return [...(histories.get(id) ?? [])].filter((other) => other !== id);
}

/** Lets tabs, the pointed field and remembered positions follow entities to their new ids. */
export function followRenames(renamed: Readonly<Record<string, string>>): void {
  if (Object.keys(renamed).length === 0) return;
  for (const [from, to] of Object.entries(renamed)) noteRename(from, to);
  const moved = (id: string): string => renamed[id] ?? id;
  editorMemory.follow(moved);
  useSession.setState((session) => ({
    tabs: session.tabs.map((tab) => (tab.kind === 'entity' && renamed[tab.entity] !== undefined ? { ...tab, key: moved(tab.entity), entity: moved(tab.entity) } : tab)),
    activeTab: session.activeTab === null ? null : moved(session.activeTab),
    testFilter: session.testFilter === null ? null : moved(session.testFilter),
    pointed: session.pointed === null ? null : { ...session.pointed, entity: moved(session.pointed.entity) },
  }));
}
