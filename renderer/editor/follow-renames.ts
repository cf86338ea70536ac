import { useSession } from '../app/session.ts';
import { editorMemory } from './editor-memory.ts';

/** Lets tabs, the pointed field and remembered positions follow entities to their new ids. */
export function followRenames(renamed: Readonly<Record<string, string>>): void {
  if (Object.keys(renamed).length === 0) return;
  const moved = (id: string): string => renamed[id] ?? id;
  editorMemory.follow(moved);
  useSession.setState((session) => ({
    tabs: session.tabs.map((tab) => (tab.kind === 'entity' && renamed[tab.entity] !== undefined ? { ...tab, key: moved(tab.entity), entity: moved(tab.entity) } : tab)),
    activeTab: session.activeTab === null ? null : moved(session.activeTab),
    testFilter: session.testFilter === null ? null : moved(session.testFilter),
    pointed: session.pointed === null ? null : { ...session.pointed, entity: moved(session.pointed.entity) },
  }));
}
