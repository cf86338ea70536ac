import type { ProjectView } from '#shared/api/views.ts';
import { attempt } from './failure.ts';
import { readOpenStore } from './store-events.ts';
import { api, forgetStore, openEntity, useSession } from './session.ts';

/** Opens a store. When it has an unsaved draft that nobody decided about, the welcome page offers it first. */
export async function openProject(projectId: string, draft: 'restore' | 'discard' | 'ask' = 'ask'): Promise<boolean> {
  return attempt(async () => {
    const { state, draftOffered } = await api().call('project.open', { projectId, draft });
    forgetStore();
    if (draftOffered !== null) {
      useSession.setState({ offered: { projectId, name: state.name, ...draftOffered } });
      return;
    }
    useSession.setState({ offered: null, store: state });
    await readOpenStore();
    await restoreTabs(projectId);
  });
}

/** Lets the user choose a store: by the system's dialog, or in a browser by ours. */
export async function pickProject(): Promise<void> {
  if (useSession.getState().info?.mode === 'browser') {
    useSession.setState({ foldersOpen: true });
    return;
  }
  await attempt(async () => {
    const { project } = await api().call('project.pick', {});
    if (project !== null) await openProject(project.projectId);
  });
}

/** Opens the store that was asked for on the command line, if any. */
export async function openRequested(): Promise<boolean> {
  const { projectId } = await api().call('project.requested', {});
  return projectId !== null && (await openProject(projectId));
}

/** Opens a copy of the sample; `test`: with the Test panel at its token filter, and a first request sent. */
export async function openSample(test: boolean): Promise<void> {
  let project: ProjectView | undefined;
  const made = await attempt(async () => {
    ({ project } = await api().call('project.sample', {}));
  });
  if (!made || project === undefined || !(await openProject(project.projectId)) || !test) return;
  const filter = useSession.getState().tree.find((node) => node.type === 'ResourceOwnerPasswordCredentialsFilter');
  if (filter === undefined) return;
  await openEntity(filter.id);
  useSession.setState({ testFilter: filter.id, testPanel: 'right' });
  const { loadTarget, send } = await import('../test-panel/test-state.ts');
  await loadTarget(filter.id);
  await send(true);
}

/** Closes the store; its unsaved draft stays in the journal. */
export async function closeProject(): Promise<void> {
  await attempt(async () => {
    await api().call('project.close', {});
    forgetStore();
  });
}

const tabsKey = (projectId: string): string => `tabs:${projectId}`;

interface RememberedTabs {
  readonly entities: readonly string[];
  readonly active: string | null;
}

/** Notes the open tabs of the store, for the next time it is opened. */
export function rememberTabs(): void {
  const { store, tabs, activeTab } = useSession.getState();
  if (store === null) return;
  const entities = tabs.flatMap((tab) => (tab.kind === 'entity' && !tab.preview ? [tab.entity] : []));
  const value: RememberedTabs = { entities, active: activeTab };
  void api()
    .call('settings.set', { key: tabsKey(store.projectId), value: JSON.stringify(value) })
    .catch(() => undefined);
}

/** Opens the tabs again that the store had the last time. */
export async function restoreTabs(projectId: string): Promise<void> {
  const { value } = await api().call('settings.get', { key: tabsKey(projectId) });
  if (value === null) return;
  const { entities, active } = JSON.parse(value) as RememberedTabs;
  for (const entity of entities) await openEntity(entity);
  if (useSession.getState().tabs.some((tab) => tab.key === active)) useSession.setState({ activeTab: active });
}
