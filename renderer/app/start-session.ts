import { createClient } from '#shared/api/client.ts';
import type { Transport } from '#shared/api/transport.ts';
import { runCommand } from './commands.ts';
import { attempt } from './failure.ts';
import { restoreLayout } from './pane-sizes.ts';
import { openProject, openRequested, rememberTabs, restoreTabs } from './projects.ts';
import { api, useSession } from './session.ts';
import { followHost, readOpenStore } from './store-events.ts';
import { restoreTheme } from './theme-choice.ts';

/** Connects the window with the host. Must be called before the first render. */
export function connect(transport: Transport): void {
  useSession.setState({ client: createClient(transport) });
  followHost(runCommand, reopen);
  useSession.subscribe((session, before) => {
    const inSight = session.tabs !== before.tabs || session.activeTab !== before.activeTab;
    if (inSight && session.store !== null && session.store.projectId === before.store?.projectId) rememberTabs();
  });
}

/** Restores how the window was, and opens the store that was asked for or is still open in the host. */
export async function startSession(): Promise<void> {
  await attempt(async () => {
    const [info] = await Promise.all([api().call('app.info', {}), restoreTheme(), restoreLayout()]);
    useSession.setState({ info });
    const { state } = await api().call('store.state', {});
    if (state !== null) {
      useSession.setState({ store: state });
      await readOpenStore();
      await restoreTabs(state.projectId);
    } else {
      await openRequested();
    }
  });
  useSession.setState({ started: true });
}

/** A new host process knows nothing of the open store; the journal has every edit. */
async function reopen(): Promise<void> {
  const { store, tabs, activeTab } = useSession.getState();
  if (store === null) return;
  if (await openProject(store.projectId, 'restore')) useSession.setState({ tabs, activeTab });
}
