// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { StoreState } from '#shared/api/views.ts';
import { followRenames } from '../editor/follow-renames.ts';
import { FakeHost } from '../test-panel/testing/fake-host.ts';
import { openEntity, useSession } from './session.ts';
import { followHost } from './store-events.ts';

const state = { projectId: 'p', revision: 1, unsaved: 0, outsideChanges: [] } as unknown as StoreState;

function hostOf(there: Set<string>, store: () => StoreState | null = () => state): FakeHost {
  const host = new FakeHost({
    'store.entity': ({ id }: { id: string }) => ({ entity: there.has(id) ? { id, name: id.split('/').at(-1), type: 'T' } : null }),
    'store.tree': () => ({ nodes: [] }),
    'store.problems': () => ({ problems: [] }),
    'store.state': () => ({ state: store() }),
    'gateway.status': () => ({ status: null }),
    'gateway.traffic': () => ({ rows: [], total: 7 }),
  });
  useSession.setState({ store: state });
  return host;
}

it('an open tab follows its entity through rename, undo and redo', async () => {
  const there = new Set(['/P/Old']);
  const host = hostOf(there);
  const end = followHost(() => undefined, async () => undefined);
  const shows = (name: string): Promise<void> =>
    vi.waitFor(() => expect(useSession.getState()).toMatchObject({ activeTab: `/P/${name}`, tabs: [{ key: `/P/${name}`, entity: `/P/${name}`, title: name }] }));
  const becomes = (name: string): void => {
    there.clear();
    there.add(`/P/${name}`);
  };
  await openEntity('/P/Old');
  becomes('New');
  followRenames({ '/P/Old': '/P/New' });
  host.emit('store.changed', { state, entities: ['/P/New'], tree: true });
  await shows('New');
  for (const name of ['Old', 'New', 'Old']) {
    becomes(name);
    host.emit('store.changed', { state, entities: [`/P/${name}`], tree: true });
    await shows(name);
  }
  end();
});

it.each([
  ['reads everything again after a gap in the events', state, 0],
  ['opens the store again when the host has lost it', null, 1],
])('%s', async (_name, store, times) => {
  const host = hostOf(new Set(), () => store);
  const reopen = vi.fn(async () => undefined);
  const end = followHost(() => undefined, reopen);
  host.emit('events.resumed', {});
  await vi.waitFor(() => expect(host.of('store.tree').length + reopen.mock.calls.length).toBe(1));
  expect(reopen).toHaveBeenCalledTimes(times);
  end();
});
