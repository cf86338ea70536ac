// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EntityView } from '#shared/api/views.ts';
import { useSession } from '../app/session.ts';
import { EntityEditor } from './entity-editor.tsx';
import { entityOf, FakeHost, fieldOf } from './testing/fake-host.ts';
import { everyKind } from './testing/sample-entities.ts';

async function open(view: EntityView): Promise<FakeHost> {
  const host = new FakeHost(view).connect();
  render(<EntityEditor entity={view.id} />);
  await screen.findByRole('heading', { name: view.name });
  return host;
}

const row = (field: string): HTMLElement => document.querySelector(`[data-field="${field}"]`)!;

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

describe('a field of every kind', () => {
  test.each([
    ['hostName', 'textbox or combobox', 'gateway', 'gateway'],
    ['mq.port', 'number', '1515', '1515'],
    ['maxBytes', 'long, optional', '9007199254740', '9007199254740'],
    ['changed', 'time', '2022-02-02T00:00:00Z', '2022-02-02T00:00:00Z'],
    ['vendorExtra', 'unknown to the type', 'kept too', 'kept too'],
  ])('%s (%s) is typed', async (field, _kind, typed, value) => {
    const user = userEvent.setup({ delay: null });
    const host = await open(everyKind());
    const box = row(field).querySelector('input')!;
    await user.clear(box);
    await user.type(box, typed);
    await user.tab();
    await waitFor(() => expect(host.commands.at(-1)).toEqual({ kind: 'set-field', entity: '/Settings/Thing', field, value }));
    expect(within(row(field)).queryByRole('alert')).toBeNull();
  });

  test('an optional number may be empty, a needed one may not', async () => {
    const user = userEvent.setup({ delay: null });
    await open(everyKind());
    await user.type(row('maxBytes').querySelector('input')!, '1{Backspace}');
    expect(within(row('maxBytes')).queryByRole('alert')).toBeNull();
    await user.clear(row('mq.port').querySelector('input')!);
    expect((await within(row('mq.port')).findByRole('alert')).textContent).toContain('whole number');
  });

  test('a boolean is a checkbox', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(everyKind());
    await user.click(screen.getByRole('checkbox', { name: 'Use SSL' }));
    await waitFor(() => expect(host.commands).toEqual([{ kind: 'set-field', entity: '/Settings/Thing', field: 'useSSL', value: 'true' }]));
  });

  test('bodies keep their lines', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(everyKind());
    await user.type(row('body').querySelector('textarea')!, '!');
    await user.tab();
    await waitFor(() => expect(host.commands.at(-1)).toMatchObject({ field: 'body', value: '<html>\n</html>!' }));
  });

  test('a secret is dots, shown only while held, and replaced as a whole', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(everyKind());
    const box = row('secretKey').querySelector('input')!;
    expect(box.value).toBe('••••••••');
    const eye = screen.getByRole('button', { name: 'Show Secret key while held' });
    await user.pointer({ keys: '[MouseLeft>]', target: eye });
    await waitFor(() => expect(box.value).toBe('changeme'));
    await user.pointer({ keys: '[/MouseLeft]', target: eye });
    expect(box.value).toBe('••••••••');
    await user.click(screen.getByRole('button', { name: 'Replace Secret key' }));
    await user.type(box, 's3cret{Enter}');
    await waitFor(() => expect(host.commands.at(-1)).toEqual({ kind: 'set-field', entity: '/Settings/Thing', field: 'secretKey', value: 's3cret' }));
  });

  test('a secret under a pass-phrase is kept and says why', async () => {
    await open({ ...everyKind(), secretsOpaque: true });
    expect(row('secretKey').querySelector('input')!.disabled).toBe(true);
    expect(within(row('secretKey')).getByText(/pass-phrase, which is not known here/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Show Secret key/ })).toBeNull();
  });

  test('a broken reference is said and offers the choice', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(everyKind());
    host.candidates = [{ id: 'c', name: 'Default Cache', type: 'Cache', reference: '/Libraries/Cache Manager/Default Cache', path: ['Libraries'] }];
    await user.click(within(row('cache')).getByRole('button', { name: 'Choose' }));
    await user.dblClick(await screen.findByText('Default Cache'));
    await waitFor(() => expect(host.commands).toEqual([{ kind: 'set-field', entity: '/Settings/Thing', field: 'cache', value: '/Libraries/Cache Manager/Default Cache' }]));
  });

  test('lists take and lose values', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(everyKind());
    await user.click(screen.getByRole('button', { name: 'Add Mime types' }));
    await user.keyboard('text/plain{Enter}');
    await waitFor(() => expect(host.commands.at(-1)).toMatchObject({ field: 'mimeTypes', value: ['text/xml', 'application/json', 'text/plain'] }));
    await user.click(screen.getByRole('button', { name: 'Remove Mime types 1' }));
    await waitFor(() => expect(host.commands.at(-1)).toMatchObject({ value: ['application/json', 'text/plain'] }));
  });

  test('a list of references takes one from the picker', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(everyKind());
    host.candidates = [{ id: 'b', name: 'B', type: 'Certificate', reference: '/Certs/B', path: ['Certs'] }];
    await user.click(screen.getByRole('button', { name: 'Add Certs' }));
    await user.dblClick(await screen.findByText('B'));
    await waitFor(() => expect(host.commands.at(-1)).toMatchObject({ field: 'certs', value: ['/Certs/A', '/Certs/B'] }));
  });
});

describe('what is below', () => {
  const policy = (): EntityView =>
    entityOf('FilterCircuit', [fieldOf('name', { raw: 'P' }), fieldOf('start', { kind: 'reference', refType: 'Filter', raw: './A', target: { id: '/P/A', name: 'A', type: 'TrueFilter' } })], {
      id: '/P',
      name: 'P',
      children: [
        { id: '/P/A', type: 'TrueFilter', name: 'A', edited: false, fields: { name: 'A', successNode: '../B' } },
        { id: '/P/B', type: 'StrangeFilter', name: 'B', edited: false, fields: { name: 'B' } },
      ],
      childTypes: [{ type: 'TrueFilter', cardinality: '*', keyFields: ['name'] }, { type: 'StrangeFilter', cardinality: '*', keyFields: ['name'] }],
    });

  test('a policy shows its filters and what follows each', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(policy());
    const follows = screen.getByLabelText<HTMLInputElement>('On success of A').closest('[role=cell]')!;
    expect(follows.textContent).toContain('B');
    await user.click(within(screen.getByLabelText('On failure of A').closest<HTMLElement>('[role=cell]')!).getByRole('combobox'));
    await user.click(await screen.findByRole('option', { name: 'B' }));
    await waitFor(() => expect(host.commands).toEqual([{ kind: 'set-field', entity: '/P/A', field: 'failureNode', value: '../B' }]));
  });

  test('an entity of a known kind is added by name', async () => {
    const user = userEvent.setup({ delay: null });
    const view = policy();
    const host = await open({ ...view, childTypes: view.childTypes!.slice(0, 1) });
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'C{Enter}');
    await waitFor(() => expect(host.commands).toEqual([{ kind: 'add-entity', parent: '/P', type: 'TrueFilter', fields: { name: 'C' } }]));
  });

  test('what the type needs cannot be deleted; the rest can', async () => {
    const user = userEvent.setup({ delay: null });
    const view = policy();
    const host = await open({ ...view, childTypes: [{ type: 'TrueFilter', cardinality: '1', keyFields: ['name'] }, { type: 'StrangeFilter', cardinality: '*', keyFields: ['name'] }] });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Delete A' }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Delete B' }));
    await waitFor(() => expect(host.commands).toEqual([{ kind: 'remove-entity', entity: '/P/B' }]));
  });
});

test('a name of several fields is edited in the form, and renames once it is typed', async () => {
  const user = userEvent.setup({ delay: null });
  const host = await open(entityOf('IdentityAttribute', [fieldOf('name', { raw: 'role' }), fieldOf('value', { raw: 'admin' })], { name: 'role,admin', keyFields: ['name', 'value'] }));
  await user.type(row('value').querySelector('input')!, '2');
  expect(host.commands).toEqual([]);
  await user.tab();
  await waitFor(() => expect(host.commands).toEqual([{ kind: 'rename-entity', entity: '/Policies/P/Filter', fields: { value: 'admin2' } }]));
});

test('an entity that is gone says so', async () => {
  new FakeHost(everyKind()).connect();
  render(<EntityEditor entity="/Gone" />);
  expect(await screen.findByText(/removed or renamed/)).toBeTruthy();
});

test('a renamed entity takes its tab along', async () => {
  const { followRenames } = await import('./follow-renames.ts');
  useSession.setState({ tabs: [{ kind: 'entity', key: '/A/B', entity: '/A/B', title: 'B', icon: 'box', preview: false }], activeTab: '/A/B' });
  followRenames({ '/A/B': '/A/C' });
  expect(useSession.getState().tabs[0]).toMatchObject({ key: '/A/C', entity: '/A/C' });
  expect(useSession.getState().activeTab).toBe('/A/C');
});
