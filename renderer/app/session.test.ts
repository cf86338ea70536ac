// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createClient } from '#shared/api/client.ts';
import type { TreeNode } from '#shared/api/views.ts';
import { closeTab, keepTabs, openEntity, openReview, useSession } from './session.ts';

const node = (id: string): TreeNode => ({ id, parent: null, name: id.slice(1), type: 'FilterCircuit', icon: 'workflow', edited: false });

beforeEach(() => {
  const client = createClient({
    call: async (_method, params) => {
      const { id } = params as { id: string };
      return { ok: true, value: { entity: id === '/gone' ? null : { id, name: `Name of ${id}` } } };
    },
    subscribe: () => () => undefined,
  });
  useSession.setState({ client, tabs: [], activeTab: null, pointed: null, workspace: 'applications', tree: [node('/a')] });
});

const shown = (): string[] => useSession.getState().tabs.map((tab) => `${tab.key}${tab.kind === 'entity' && tab.preview ? ' (preview)' : ''}${tab.key === useSession.getState().activeTab ? ' *' : ''}`);

test('a preview takes the place of the preview before it, other tabs stay', async () => {
  await openEntity('/a');
  await openEntity('/b', { preview: true });
  await openEntity('/c');
  await openEntity('/d', { preview: true });
  expect(shown()).toEqual(['/a', '/d (preview) *', '/c']);
});

test('opening an open entity shows its tab, and keeps it when asked without preview', async () => {
  await openEntity('/a', { preview: true });
  await openEntity('/b');
  await openEntity('/a', { preview: true });
  expect(shown()).toEqual(['/a (preview) *', '/b']);
  await openEntity('/a');
  expect(shown()).toEqual(['/a *', '/b']);
});

test('an edit keeps a preview', async () => {
  await openEntity('/a', { preview: true });
  keepTabs(['/x']);
  expect(shown()).toEqual(['/a (preview) *']);
  keepTabs(['/a']);
  expect(shown()).toEqual(['/a *']);
});

test('closing shows the tab at the right, else at the left, else nothing', async () => {
  for (const id of ['/a', '/b', '/c']) await openEntity(id);
  useSession.setState({ activeTab: '/b' });
  closeTab('/b');
  expect(shown()).toEqual(['/a', '/c *']);
  closeTab('/c');
  expect(shown()).toEqual(['/a *']);
  closeTab('/a');
  expect(shown()).toEqual([]);
  expect(useSession.getState().activeTab).toBeNull();
});

test('closing a tab that is not active changes nothing else', async () => {
  for (const id of ['/a', '/b']) await openEntity(id);
  closeTab('/a');
  expect(shown()).toEqual(['/b *']);
});

test('opening leads to Design, names the tab and takes the icon of the tree', async () => {
  await openEntity('/a');
  expect(useSession.getState()).toMatchObject({ workspace: 'design', tabs: [{ title: 'Name of /a', icon: 'workflow' }] });
});

test('pointing again at the same field is a new pointing', async () => {
  await openEntity('/a', { field: 'name', tone: 'refused', reason: 'empty' });
  const first = useSession.getState().pointed;
  await openEntity('/a', { field: 'name' });
  const second = useSession.getState().pointed;
  expect(first).toMatchObject({ entity: '/a', field: 'name', tone: 'refused', reason: 'empty' });
  expect(second).toMatchObject({ tone: 'info' });
  expect(second?.nonce).not.toBe(first?.nonce);
});

test('an entity that is gone opens nothing', async () => {
  await openEntity('/gone');
  expect(shown()).toEqual([]);
});

test('there is one review', async () => {
  openReview();
  await openEntity('/a');
  openReview();
  expect(shown()).toEqual(['review *', '/a']);
});
