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

/** Names of tabs follow their entities; tabs of entities that are gone close. */
async function refreshTabs(changed: readonly string[]): Promise<void> {
  for (const tab of useSession.getState().tabs) {
    if (tab.kind !== 'entity' || !changed.includes(tab.entity)) continue;
    const { entity: view } = await api().call('store.entity', { id: tab.entity });
    if (view === null) continue;
    useSession.setState(({ tabs }) => ({ tabs: tabs.map((other) => (other.kind === 'entity' && other.entity === view.id && other.title !== view.name ? { ...other, title: view.name } : other)) }));
  }
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
    client.on('menu.chosen', ({ command }) => onMenu(command)),
    client.on('host.restarted', ({ reason }) => {
      quietly(onHostRestarted());
      addNotice({ kind: 'host-restarted', reason });
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
