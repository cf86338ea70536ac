import { followRenames, otherIdsOf } from '../editor/follow-renames.ts';
import { addNotice, api, keepTabs, useSession } from './session.ts';

/** Reads all that the window shows of the open store. */
export async function readOpenStore(): Promise<void> {
  const [{ state }, { nodes }, { problems }, { status }, { total }] = await Promise.all([
    api().call('store.state', {}),
    api().call('store.tree', {}),
    api().call('store.problems', {}),
    api().call('gateway.status', {}),
    api().call('gateway.traffic', {}),
  ]);
  useSession.setState({ store: state, tree: nodes, problems, gateway: status, traffic: total });
  if (state !== null && state.outsideChanges.length > 0) addNotice({ kind: 'outside', files: state.outsideChanges });
}

let treeRead = 0;

async function readTree(): Promise<void> {
  const turn = ++treeRead;
  const { nodes } = await api().call('store.tree', {});
  if (turn === treeRead && useSession.getState().store !== null) useSession.setState({ tree: nodes });
}

let problemsRead = 0;

async function readProblems(): Promise<void> {
  const turn = ++problemsRead;
  const { problems } = await api().call('store.problems', {});
  if (turn === problemsRead && useSession.getState().store !== null) useSession.setState({ problems });
}

/** Lets a tab follow its entity to the id that it has again, as after undo of a rename. */
async function findAgain(entity: string): Promise<void> {
  for (const id of otherIdsOf(entity)) {
    const { entity: view } = await api().call('store.entity', { id });
    if (view === null) continue;
    followRenames({ [entity]: id });
    useSession.setState(({ tabs }) => ({ tabs: tabs.map((tab) => (tab.kind === 'entity' && tab.entity === id ? { ...tab, title: view.name } : tab)) }));
    return;
  }
}

/** Names of tabs follow their entities, and tabs their entities through renames. */
async function refreshTabs(changed: readonly string[]): Promise<void> {
  for (const tab of useSession.getState().tabs) {
    if (tab.kind !== 'entity' || !(changed.includes(tab.entity) || otherIdsOf(tab.entity).length > 0)) continue;
    const { entity: view } = await api().call('store.entity', { id: tab.entity });
    if (view === null) await findAgain(tab.entity);
    if (view === null) continue;
    useSession.setState(({ tabs }) => ({ tabs: tabs.map((other) => (other.kind === 'entity' && other.entity === view.id && other.title !== view.name ? { ...other, title: view.name } : other)) }));
  }
}

/** After a gap in the events of the host: a host that has lost the store opens it again, else all is read anew. */
async function catchUp(reopen: () => Promise<void>): Promise<void> {
  if (useSession.getState().store === null) return;
  const { state } = await api().call('store.state', {});
  if (state === null) await reopen();
  else await readOpenStore();
}

/** Keeps the session in step with the host. The function given back ends it. */
export function followHost(onMenu: (command: string) => void, onHostRestarted: () => Promise<void>): () => void {
  const client = api();
  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);
  const stops = [
    client.on('store.changed', ({ state, entities }) => {
      if (useSession.getState().store === null) return;
      useSession.setState({ store: state });
      keepTabs(entities);
      // Dirty marks of the tree change with every edit, names and rows with some.
      quietly(readTree());
      quietly(readProblems());
      quietly(refreshTabs(entities));
    }),
    client.on('store.outside', ({ files }) => {
      if (files.length > 0) addNotice({ kind: 'outside', files });
    }),
    client.on('gateway.changed', ({ status }) => {
      useSession.setState({ gateway: status });
      if (useSession.getState().store !== null) quietly(readProblems());
    }),
    client.on('gateway.traffic', ({ total }) => useSession.setState({ traffic: total })),
    client.on('events.resumed', () => quietly(catchUp(onHostRestarted))),
    client.on('menu.chosen', ({ command }) => onMenu(command)),
    client.on('host.restarted', ({ reason }) => {
      quietly(onHostRestarted());
      addNotice({ kind: 'host-restarted', reason });
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
