// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from '#shared/api/client.ts';
import type { StoreState, TreeNode } from '#shared/api/views.ts';
import { useSession } from '../app/session.ts';
import { TreePane } from './tree-pane.tsx';
import { useTree } from './tree-state.ts';

const store: StoreState = {
  projectId: 'p', name: 'apim-yaml', displayPath: '~/apim-yaml', version: '7.7', typesOrigin: 'store', revision: 1, unsaved: 0, canUndo: null, canRedo: null,
  counts: { error: 0, warning: 0, note: 0 }, outsideChanges: [], entities: 3000,
};
const node = (id: string, parent: string | null, name: string, icon = 'workflow', type = 'FilterCircuit', edited = false): TreeNode => ({ id, parent, name, type, icon, edited });
const nodes: readonly TreeNode[] = [
  node('folder:Policies', null, 'Policies', 'folder', 'folder'),
  node('/P/Access', 'folder:Policies', 'Access'),
  node('/P/Access/Ropc', '/P/Access', 'Resource Owner', 'shield-check', 'ResourceOwnerPasswordCredentialsFilter', true),
  node('/P/Refresh', 'folder:Policies', 'Refresh'),
  node('folder:Many', null, 'Many', 'folder', 'folder'),
  ...Array.from({ length: 3000 }, (_, at) => node(`/M/${at}`, 'folder:Many', `Entity ${at}`)),
];

/** What the window asked for, in order. */
let calls: [string, unknown][];
let settings: Map<string, string>;
let refusal: string | undefined;

function answer(method: string, params: Record<string, unknown>): unknown {
  switch (method) {
    case 'settings.get':
      return { value: settings.get(params['key'] as string) ?? null };
    case 'settings.set':
      settings.set(params['key'] as string, params['value'] as string);
      return {};
    case 'store.entity': {
      const found = nodes.find(({ id }) => id === params['id']);
      return { entity: found === undefined ? null : { id: found.id, name: found.name, keyFields: ['name'], fields: [{ name: 'name', raw: found.name }] } };
    }
    case 'store.edit':
      return { state: store, renamed: { '/P/Refresh': '/P/Renewal' }, added: [] };
    default:
      return { referrers: [{ entity: '/P/Access/Ropc', name: 'Resource Owner', field: 'circuitPK' }] };
  }
}

beforeEach(() => {
  calls = [];
  settings = new Map();
  refusal = undefined;
  // There is no layout here: every element is as large as the tree would be.
  for (const [side, size] of [['clientHeight', 660], ['clientWidth', 302]] as const) Object.defineProperty(HTMLElement.prototype, side, { value: size, configurable: true });
  const client = createClient({
    call: async (method, params) => {
      calls.push([method, params]);
      if (method === 'store.edit' && refusal !== undefined) return { ok: false, error: { code: 'x', message: refusal } };
      return { ok: true, value: answer(method, params as Record<string, unknown>) };
    },
    subscribe: () => () => undefined,
  });
  useTree.setState({ projectId: null, expanded: new Set(), filter: '', cursor: null, renaming: null });
  useSession.setState({ client, store, tree: nodes, problems: [], tabs: [], activeTab: null, notices: [] });
});

afterEach(cleanup);

async function show(): Promise<HTMLElement> {
  render(<TreePane />);
  await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  return screen.getByRole('tree');
}

const row = (name: string): HTMLElement => screen.getByRole('treeitem', { name });
const rows = (): string[] => screen.queryAllByRole('treeitem').map((item) => item.textContent ?? '');
const current = (tree: HTMLElement): string | null | undefined => document.getElementById(tree.getAttribute('aria-activedescendant') ?? '')?.textContent;
const tabs = (): unknown => useSession.getState().tabs.map((tab) => (tab.kind === 'entity' ? [tab.entity, tab.preview] : tab.kind));

test('shows the way to the token filter at first, with ARIA levels', async () => {
  await show();
  expect(rows()).toEqual(['Policies', 'Access', 'Resource Owner', 'Refresh', 'Many']);
  expect(row('Resource Owner').getAttribute('aria-level')).toBe('3');
  expect(row('Policies').getAttribute('aria-expanded')).toBe('true');
  expect(row('Resource Owner').getAttribute('aria-description')).toBe('Unsaved changes');
});

test('thousands of rows put only those in sight into the page', async () => {
  await show();
  fireEvent.click(row('Many'));
  expect(rows().length).toBeGreaterThan(20);
  expect(rows().length).toBeLessThan(80);
});

test('arrow keys, Enter and letters work without a mouse', async () => {
  const tree = await show();
  tree.focus();
  await userEvent.keyboard('{Home}{ArrowDown}');
  expect(current(tree)).toBe('Access');
  await userEvent.keyboard('{ArrowLeft}');
  expect(rows()).toEqual(['Policies', 'Access', 'Refresh', 'Many']);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(current(tree)).toBe('Resource Owner');
  await userEvent.keyboard('m');
  expect(current(tree)).toBe('Many');
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(tabs()).toEqual([['/P/Refresh', false]]);
});

test('a click opens a preview, a double click keeps it', async () => {
  await show();
  await userEvent.click(row('Refresh'));
  expect(tabs()).toEqual([['/P/Refresh', true]]);
  expect(row('Refresh').getAttribute('aria-selected')).toBe('true');
  await userEvent.click(row('Access'));
  expect(tabs()).toEqual([['/P/Access', true]]);
  await userEvent.dblClick(row('Refresh'));
  expect(tabs()).toEqual([['/P/Refresh', false]]);
});

test('the filter leaves what matches, and Escape brings the tree back', async () => {
  await show();
  await userEvent.type(screen.getByLabelText('Filter tree'), 'resource');
  expect(rows()).toEqual(['Policies', 'Access', 'Resource Owner']);
  await userEvent.clear(screen.getByLabelText('Filter tree'));
  await userEvent.type(screen.getByLabelText('Filter tree'), 'zzz');
  expect(screen.getByText('Nothing is called “zzz”.')).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(rows()).toContain('Refresh');
});

test('F2 renames with the references, and what is open follows', async () => {
  const tree = await show();
  await userEvent.dblClick(row('Refresh'));
  tree.focus();
  await userEvent.keyboard('{F2}');
  await userEvent.clear(screen.getByLabelText('New name of Refresh'));
  await userEvent.keyboard('Renewal{Enter}');
  expect(calls.find(([method]) => method === 'store.edit')?.[1]).toEqual({ label: 'Rename Refresh to Renewal', commands: [{ kind: 'rename-entity', entity: '/P/Refresh', fields: { name: 'Renewal' } }] });
  expect(tabs()).toEqual([['/P/Renewal', false]]);
  expect(useTree.getState()).toMatchObject({ cursor: '/P/Renewal', renaming: null });
});

test('a refused new name stays to be mended, and the reason shows', async () => {
  const tree = await show();
  refusal = 'There is already a policy called Access';
  tree.focus();
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}{ArrowDown}{F2}');
  await userEvent.clear(screen.getByLabelText('New name of Refresh'));
  await userEvent.keyboard('Access{Enter}');
  expect(screen.getByLabelText<HTMLInputElement>('New name of Refresh').value).toBe('Access');
  expect(useSession.getState().notices).toMatchObject([{ kind: 'failed', message: refusal }]);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByLabelText('New name of Refresh')).toBeNull();
});

test('the context menu leads to the references, and from there to the field', async () => {
  await show();
  fireEvent.contextMenu(row('Refresh'));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Show all references' }));
  await userEvent.click(await screen.findByRole('button', { name: /Resource Owner.*circuitPK/ }));
  await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  expect(tabs()).toEqual([['/P/Access/Ropc', false]]);
  expect(useSession.getState().pointed).toMatchObject({ entity: '/P/Access/Ropc', field: 'circuitPK' });
});

test('what is unfolded comes back with the store', async () => {
  await show();
  fireEvent.click(screen.getByLabelText('Collapse all'));
  expect(settings.get('tree:p')).toBe('[]');
  cleanup();
  useTree.setState({ projectId: null });
  await show();
  expect(rows()).toEqual(['Policies', 'Many']);
});

test('an entity opened elsewhere is shown in the tree', async () => {
  await show();
  fireEvent.click(screen.getByLabelText('Collapse all'));
  act(() => useSession.setState({ tabs: [{ kind: 'entity', key: '/P/Access/Ropc', entity: '/P/Access/Ropc', title: 'x', icon: 'box', preview: false }], activeTab: '/P/Access/Ropc' }));
  expect(row('Resource Owner').getAttribute('aria-selected')).toBe('true');
});
