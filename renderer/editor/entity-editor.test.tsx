// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EntityView } from '#shared/api/views.ts';
import { useSession } from '../app/session.ts';
import { editorMemory } from './editor-memory.ts';
import { EntityEditor } from './entity-editor.tsx';
import { FakeHost } from './testing/fake-host.ts';
import { resourceOwnerFilter } from './testing/sample-entities.ts';

async function open(view: EntityView, tab?: string): Promise<FakeHost> {
  const host = new FakeHost(view).connect();
  editorMemory.of(view.id).tab = tab;
  render(<EntityEditor entity={view.id} />);
  await screen.findByText(view.name, { selector: 'button, h2' });
  return host;
}

const row = (field: string): HTMLElement => document.querySelector(`[data-field="${field}"]`)!;
const input = (field: string): HTMLInputElement => row(field).querySelector('input')!;
const sent = (host: FakeHost) => waitFor(() => expect(host.commands).not.toEqual([]));

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

describe('where a value comes from', () => {
  test('a default says so and has no reset', async () => {
    await open(resourceOwnerFilter(), 'access-token');
    expect(within(row('accessTokenlength')).getByText('Default')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Reset Access Token Length' })).toBeNull();
  });

  test('a typed value is sent once, is “Set here”, and reset takes its line away', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'access-token');
    await user.clear(input('accessTokenExpiresInSecs'));
    await user.type(input('accessTokenExpiresInSecs'), '900');
    await waitFor(() => expect(host.commands.at(-1)).toEqual({ kind: 'set-field', entity: '/Policies/P/Filter', field: 'accessTokenExpiresInSecs', value: '900' }));
    expect(host.calls.filter((call) => call.method === 'store.edit').map((call) => call.params['merge']).filter((merge, index, all) => all.indexOf(merge) === index)).toHaveLength(1);
    expect(await within(row('accessTokenExpiresInSecs')).findByText('Set here')).toBeTruthy();
    expect(row('accessTokenExpiresInSecs').dataset['edited']).toBe('');
    expect(screen.getByLabelText('1 edited')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Reset Access Token Expiry (in secs)' }));
    await waitFor(() => expect(host.commands.at(-1)).toEqual({ kind: 'reset-field', entity: '/Policies/P/Filter', field: 'accessTokenExpiresInSecs' }));
    expect(input('accessTokenExpiresInSecs').value).toBe('3600');
    expect(document.activeElement).toBe(input('accessTokenExpiresInSecs'));
  });

  test('a second visit of a field is an undo step of its own', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'access-token');
    await user.type(input('accessTokenType'), 'x');
    await user.click(input('accessTokenlength'));
    await user.type(input('accessTokenType'), 'y');
    await user.tab();
    await waitFor(() => expect(host.calls.filter((call) => call.method === 'store.edit')).toHaveLength(2));
    const merges = host.calls.filter((call) => call.method === 'store.edit').map((call) => call.params['merge']);
    expect(new Set(merges).size).toBe(2);
  });

  test.each([
    ['{{env "EXPIRY" 900}}', 'Value comes from values.yaml'],
    ['${env.EXPIRY}', 'Value comes from the environment'],
  ])('a number may be %s', async (text, tag) => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'access-token');
    await user.clear(input('accessTokenExpiresInSecs'));
    await user.click(input('accessTokenExpiresInSecs'));
    await user.paste(text);
    await user.tab();
    await sent(host);
    expect(within(row('accessTokenExpiresInSecs')).queryByRole('alert')).toBeNull();
    expect(await within(row('accessTokenExpiresInSecs')).findByRole('button', { name: tag })).toBeTruthy();
  });
});

describe('wrong input', () => {
  test('stays, says why, goes into the draft, and marks the tab', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'access-token');
    await user.clear(input('accessTokenlength'));
    await user.type(input('accessTokenlength'), '5000');
    expect((await within(row('accessTokenlength')).findByRole('alert')).textContent).toContain('1 to 1024');
    expect(input('accessTokenlength').value).toBe('5000');
    expect(input('accessTokenlength').getAttribute('aria-invalid')).toBe('true');
    await waitFor(() => expect(host.commands.at(-1)).toMatchObject({ value: '5000' }));
    expect(screen.getByLabelText('1 wrong')).toBeTruthy();
  });

  test('a field that is not used is not wrong', async () => {
    const view = resourceOwnerFilter();
    await open({ ...view, fields: view.fields.map((field) => (field.name === 'clientIdHeaderName' ? { ...field, raw: '', value: '', provenance: 'set' } : field.name === 'locationOfClientDetails' ? { ...field, raw: 'AuthorizationHeader' } : field)) }, 'application-validation');
    expect(within(row('clientIdHeaderName')).queryByRole('alert')).toBeNull();
    expect(screen.queryByLabelText('1 wrong')).toBeNull();
  });

  test('problems of the host stand at their field, with the fix that came along', async () => {
    const user = userEvent.setup({ delay: null });
    const view = resourceOwnerFilter();
    const quickFix = { label: 'Reset to default', commands: [{ kind: 'reset-field' as const, entity: view.id, field: 'tokenStore' }] };
    const host = await open({ ...view, problems: [{ severity: 'error', code: 'unknown-reference', entity: view.id, field: 'tokenStore', message: 'Nothing has this name.', quickFix }] }, 'access-token');
    expect(within(row('tokenStore')).getByRole('alert').textContent).toContain('Nothing has this name.');
    await user.click(screen.getByRole('button', { name: 'Reset to default' }));
    await sent(host);
    expect(host.commands).toEqual(quickFix.commands);
  });

  test('what the host refuses is said at the field', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'access-token');
    host.refuse = 'The file is broken.';
    await user.type(input('accessTokenType'), 'X');
    await user.tab();
    expect((await within(row('accessTokenType')).findByRole('alert')).textContent).toContain('The file is broken.');
    expect(input('accessTokenType').value).toBe('BearerX');
  });
});

describe('choices', () => {
  test('fields of the other option are disabled and say why', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'application-validation');
    expect(input('subjectAttr').disabled).toBe(true);
    expect(within(row('subjectAttr')).getByText('Not used while a repository authenticates')).toBeTruthy();
    expect(screen.queryByText('503 server_error, nothing issued')).toBeNull();
    await user.click(screen.getByRole('radio', { name: /Call this policy/ }));
    await sent(host);
    expect(host.commands).toEqual([{ kind: 'set-field', entity: '/Policies/P/Filter', field: 'authNWith', value: 'CIRCUIT' }]);
    expect(input('subjectAttr').disabled).toBe(false);
    expect(within(row('repository')).getByText('Not used while a policy authenticates')).toBeTruthy();
    expect(screen.getByText('503 server_error, nothing issued')).toBeTruthy();
  });

  test('flags and masks are written in the spelling of their default', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'monitoring');
    await user.click(screen.getByRole('checkbox', { name: 'Enable monitoring' }));
    await user.click(screen.getByRole('checkbox', { name: 'Composite Context' }));
    await user.click(screen.getByRole('checkbox', { name: 'Record Outbound Transactions' }));
    await waitFor(() => expect(host.commands.map((command) => (command.kind === 'set-field' ? command.value : ''))).toEqual(['0', '1', 'false']));
    await user.click(screen.getByRole('checkbox', { name: 'Enable monitoring' }));
    await waitFor(() => expect(host.commands.at(-1)).toMatchObject({ field: 'metricsMask', value: '3' }));
    expect(within(row('metricsMask')).getByText('Default')).toBeTruthy();
  });

  test('fields that the store’s version of the type lacks are not there', async () => {
    const view = resourceOwnerFilter();
    await open({ ...view, fields: view.fields.filter((field) => field.name !== 'clientIdHeaderName') }, 'application-validation');
    expect(document.querySelector('[data-field="clientIdHeaderName"]')).toBeNull();
    expect(document.querySelector('[data-field="clientSecretHeaderName"]')).not.toBeNull();
  });
});

test('undo elsewhere shows the old value without taking focus and caret', async () => {
  const user = userEvent.setup({ delay: null });
  const host = await open(resourceOwnerFilter(), 'access-token');
  const box = input('accessTokenType');
  await user.click(box);
  await user.keyboard('Token{ArrowLeft}{ArrowLeft}');
  await waitFor(() => expect(host.commands.at(-1)).toMatchObject({ value: 'BearerToken' }));
  act(() => host.undo());
  await waitFor(() => expect(box.value).toBe('Bearer'));
  expect(document.activeElement).toBe(box);
  expect(box.selectionStart).toBe(6);
});

test('an older view does not overwrite what was typed since', async () => {
  const user = userEvent.setup({ delay: null });
  const host = await open(resourceOwnerFilter(), 'access-token');
  await user.type(input('accessTokenType'), 'New');
  act(() => host.show({ ...host.view, revision: host.view.revision + 1 }));
  await waitFor(() => expect(host.calls.filter((call) => call.method === 'store.entity').length).toBeGreaterThan(1));
  expect(input('accessTokenType').value).toBe('BearerNew');
});

describe('pointed at', () => {
  test('opens the tab, focuses the field, says why, and fades on an edit', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'monitoring');
    act(() => useSession.setState({ pointed: { entity: host.view.id, field: 'accessTokenExpiresInSecs', tone: 'refused', reason: 'Run 13 needs more', nonce: 1 } }));
    await waitFor(() => expect(document.activeElement).toBe(input('accessTokenExpiresInSecs')));
    expect(row('accessTokenExpiresInSecs').dataset['pointed']).toBe('refused');
    expect(screen.getAllByRole('status').some((item) => item.textContent?.includes('Run 13 needs more'))).toBe(true);
    await user.type(input('accessTokenExpiresInSecs'), '1');
    expect(row('accessTokenExpiresInSecs').dataset['pointed']).toBeUndefined();
  });
});

describe('metadata', () => {
  const withRows = (): EntityView => resourceOwnerFilter({ children: [{ id: '/Policies/P/Filter/owner', type: 'Property', name: 'owner', edited: false, fields: { name: 'owner', value: '{{x}}' } }] });

  test('add, edit and delete by keyboard', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(withRows(), 'access-token');
    screen.getByRole('button', { name: 'Add' }).focus();
    await user.keyboard('{Enter}');
    await user.keyboard('Department{Tab}Sales{Enter}');
    await waitFor(() => expect(host.commands).toEqual([{ kind: 'add-entity', parent: '/Policies/P/Filter', type: 'Property', fields: { name: 'Department', value: 'Sales' } }]));
    await screen.findByText('2 properties');
    screen.getByText('Department').closest<HTMLElement>('[role=row]')!.focus();
    await user.keyboard('{Enter}');
    await user.keyboard('{Tab}{End}!{Enter}');
    await waitFor(() => expect(host.commands.at(-1)).toEqual({ kind: 'set-field', entity: '/Policies/P/Filter/Department', field: 'value', value: 'Sales!' }));
    screen.getByText('Department').closest<HTMLElement>('[role=row]')!.focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(host.commands.at(-1)).toEqual({ kind: 'remove-entity', entity: '/Policies/P/Filter/Department' }));
    await screen.findByText('1 property');
  });

  test('a second row of the same name is refused, and the input stays', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(withRows(), 'access-token');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await user.keyboard('owner{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('already a row');
    expect(host.commands).toEqual([]);
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Name' }).value).toBe('owner');
  });

  test('a renamed row keeps its identity for the other changes of the step', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(withRows(), 'access-token');
    await user.dblClick(screen.getByText('owner'));
    await user.keyboard('2{Tab}3{Enter}');
    await waitFor(() => expect(host.commands.map((command) => command.kind)).toEqual(['set-field', 'rename-entity']));
  });
});

describe('completion', () => {
  test('behind ${ offers attributes, hides secrets, and takes one by keyboard', async () => {
    const user = userEvent.setup({ delay: null });
    const view = resourceOwnerFilter();
    const host = await open({ ...view, fields: view.fields.map((field) => (field.name === 'authNWith' ? { ...field, raw: 'CIRCUIT', provenance: 'set' } : field)) }, 'application-validation');
    host.completions = { run: 10, items: [{ name: 'authentication.subject.id', value: 'sampleuser', secret: false }, { name: 'authentication.subject.password', value: 'changeme', secret: true }, { name: 'http.request.verb', secret: false }] };
    const box = input('subjectAttr');
    await user.clear(box);
    await user.type(box, '${{auth');
    const list = await screen.findByRole('listbox');
    expect(within(list).getAllByRole('option').map((item) => item.textContent)).toEqual(['authentication.subject.idsampleuser', 'authentication.subject.passwordsecret']);
    expect(screen.getByText('values of run 10')).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(box.value).toBe('${authentication.subject.password}');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  test('Escape closes it and keeps the text', async () => {
    const user = userEvent.setup({ delay: null });
    const host = await open(resourceOwnerFilter(), 'monitoring');
    host.completions = { run: null, items: [{ name: 'authentication.subject.id', secret: false }] };
    await user.clear(input('clientAttributeName'));
    await user.type(input('clientAttributeName'), 'auth');
    await screen.findByRole('listbox');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(input('clientAttributeName').value).toBe('auth');
  });
});

test('a reference is chosen from the tree of its kind, by search and Enter', async () => {
  const user = userEvent.setup({ delay: null });
  const host = await open(resourceOwnerFilter(), 'access-token');
  host.candidates = [
    { id: 's1', name: 'First', type: 'AccessTokenPersist', reference: '/a/First', path: ['Libraries', 'Stores'] },
    { id: 's2', name: 'Second', type: 'AccessTokenPersist', reference: '/a/Second', path: ['Libraries', 'Stores'] },
  ];
  const box = within(row('tokenStore')).getByRole('combobox');
  box.focus();
  await user.keyboard('s');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Second');
  await user.keyboard('econd{Enter}');
  await waitFor(() => expect(host.commands).toEqual([{ kind: 'set-field', entity: '/Policies/P/Filter', field: 'tokenStore', value: '/a/Second' }]));
  expect(within(row('tokenStore')).getByRole('combobox').textContent).toBe('Second');
});

test('the name renames the entity, and what follows is said', async () => {
  const user = userEvent.setup({ delay: null });
  const host = await open(resourceOwnerFilter());
  host.referrers = [{ entity: '/Policies/P', name: 'P', field: 'start' }];
  await user.click(screen.getByRole('button', { name: 'Resource Owner Password Credentials' }));
  expect(await screen.findByText('1 reference follows')).toBeTruthy();
  await user.clear(screen.getByRole('textbox', { name: 'Name' }));
  await user.keyboard('Issue token{Enter}');
  await waitFor(() => expect(host.commands).toEqual([{ kind: 'rename-entity', entity: '/Policies/P/Filter', fields: { name: 'Issue token' } }]));
});

test('the advisory explains on a click and blocks nothing', async () => {
  const user = userEvent.setup({ delay: null });
  await open(resourceOwnerFilter());
  await user.click(screen.getByRole('button', { name: 'Deprecated' }));
  expect(await screen.findByText(/RFC 9700/)).toBeTruthy();
});
