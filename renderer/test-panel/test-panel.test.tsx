// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Run, TestRequest } from '#shared/api/views.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { useSession } from '../app/session.ts';
import { exampleFilter, exampleRegistry, exampleRun, exampleTarget } from './testing/example-runs.ts';
import { FakeHost } from './testing/fake-host.ts';
import { TestPanel } from './test-panel.tsx';
import { resetTest } from './test-state.ts';

const refused: readonly TraceEvent[] = [
  { runId: 'run-7', seq: 0, at: 0, kind: 'enter', step: 0, parent: null, what: 'filter', entity: exampleFilter, name: 'Resource Owner', type: 'ResourceOwnerPasswordCredentialsFilter' },
  {
    runId: 'run-7',
    seq: 1,
    at: 1,
    kind: 'decision',
    step: 0,
    outcome: 'fail',
    text: 'client_id found in the Authorization header, but this filter looks in the form body',
    fields: [{ entity: exampleFilter, field: 'locationOfClientDetails', label: 'Find client application information', value: 'In Form Body' }],
    mends: [
      { kind: 'request', label: 'Send the client in the form body', change: { location: 'QueryString' } },
      { kind: 'field', label: 'Set the field to In Authorization Header', entity: exampleFilter, field: 'locationOfClientDetails', value: 'AuthorizationHeader' },
    ],
    notReached: 'User, scopes, tokens, store: not reached',
  },
  { runId: 'run-7', seq: 2, at: 2, kind: 'leave', step: 0, outcome: 'fail', ms: 2 },
];
const refusedRun = exampleRun(7, { outcome: 'refused', trace: [...refused], tokens: { access: false, refresh: false }, response: { status: 401, statusText: 'Unauthorized', headers: [], body: '{"error":"invalid_client"}', bytes: 26 } });

let answer: (request: TestRequest) => Promise<Run> | Run;
let remembered: string | null;
let host: FakeHost;

beforeEach(() => {
  resetTest();
  answer = () => exampleRun(1);
  remembered = null;
  host = new FakeHost({
    'gateway.target': () => ({ target: exampleTarget }),
    'registry.get': () => ({ registry: exampleRegistry }),
    'settings.get': () => ({ value: remembered }),
    'gateway.runs': () => ({ runs: [] }),
    'gateway.test': async ({ request }: { request: TestRequest }) => ({ run: await answer(request) }),
    'gateway.reveal': () => ({ requestHeaders: [], requestBody: 'password=changeme', responseBody: '{"access_token":"clear-token"}', curl: 'curl --data password=changeme' }),
    'store.entity': ({ id }: { id: string }) => ({ entity: { id, name: 'Resource Owner', type: 'ResourceOwnerPasswordCredentialsFilter' } }),
  });
  useSession.setState({ testFilter: exampleFilter, testPanel: 'right', store: null });
});
afterEach(cleanup);

async function shown(): Promise<ReturnType<typeof userEvent.setup>> {
  render(<TestPanel />);
  await screen.findByLabelText('Password');
  return userEvent.setup();
}

const sent = (): TestRequest[] => host.of('gateway.test').map((params) => (params as { request: TestRequest }).request);

describe('sending', () => {
  it('Ctrl+Enter sends what the editor holds, from any control, and remembers it without the password', async () => {
    const user = await shown();
    await user.type(screen.getByLabelText('Password'), 'changeme');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('200 OK');
    expect(sent()).toMatchObject([{ kind: 'token', path: '/api/oauth/token', client: { mode: 'registry', clientId: 'SampleApp', location: 'QueryString' }, username: 'sampleuser', password: 'changeme', scopes: ['resource.READ'] }]);
    const [setting] = host.of('settings.set') as { key: string; value: string }[];
    expect(setting!.key).toContain(exampleFilter);
    expect(setting!.value).not.toContain('changeme');
  });

  it('sends the stored password of a known user until another is typed', async () => {
    const user = await shown();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('200 OK');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    await user.click(screen.getByRole('button', { name: 'Type a password' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Password'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent().map(({ password, passwordFrom }) => [password, passwordFrom])).toEqual([['', 'store'], ['', undefined]]);
  });

  it('folds to two lines afterwards, and says run and draft', async () => {
    const user = await shown();
    await user.click(screen.getByRole('button', { name: /Send/ }));
    await screen.findByText('200 OK');
    expect(screen.queryByLabelText('Password')).toBeNull();
    expect(screen.getByText('SampleApp · sampleuser · resource.READ')).toBeTruthy();
    expect(screen.getByText('Run 1')).toBeTruthy();
    expect(screen.getByText('unsaved draft')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    expect(screen.getByLabelText('Password')).toBeTruthy();
  });

  it('streams the trace while it runs, and does not send twice', async () => {
    let finish: (run: Run) => void = () => undefined;
    answer = () => new Promise((resolve) => (finish = resolve));
    const user = await shown();
    await user.click(screen.getByRole('button', { name: /Send/ }));
    act(() => host.emit('trace.event', { runId: 'run-7', event: refused[0]! }));
    const tree = await screen.findByRole('tree', { name: 'Trace' });
    expect(within(tree).getByRole('img', { name: 'Running' })).toBeTruthy();
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true });
    expect(sent()).toHaveLength(1);
    act(() => finish(refusedRun));
    await screen.findByText('Refused');
  });

  it('says why it could not send, and keeps the request', async () => {
    answer = () => {
      throw new Error('The gateway could not start');
    };
    const user = await shown();
    await user.click(screen.getByRole('button', { name: /Send/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('The gateway could not start');
  });

  it('any scope may be added and registered ones be removed', async () => {
    const user = await shown();
    await user.click(screen.getByRole('button', { name: 'Add a scope' }));
    await user.type(screen.getByLabelText('Scope to add'), 'resource.DELETE{Enter}');
    await user.click(screen.getByRole('button', { name: 'Remove scope resource.READ' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent()[0]?.scopes).toEqual(['resource.DELETE']));
  });
});

describe('result', () => {
  it('shows masked tokens with their lengths until they are revealed', async () => {
    const user = await shown();
    await user.click(screen.getByRole('button', { name: /Send/ }));
    expect((await screen.findByLabelText('Body of the answer')).textContent).toContain('•••• a91c');
    expect(screen.getByText('54 characters')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Reveal secrets of this run' }));
    expect(await screen.findByText('"clear-token"')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: 'curl' }));
    expect(screen.getByLabelText('curl command').textContent).toBe('curl --data password=changeme');
    await user.click(screen.getByRole('button', { name: 'Mask secrets' }));
    expect(screen.getByLabelText('curl command').textContent).toBe('curl --data password=••••');
  });

  it('offers what the store serves next, and says why not the rest', async () => {
    const user = await shown();
    await user.click(screen.getByRole('button', { name: /Send/ }));
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    const revoke = screen.getByRole('menuitem', { name: /Revoke the token/ });
    expect(revoke.getAttribute('aria-disabled')).toBe('true');
    expect(revoke.textContent).toContain('The store serves no revocation path');
    await user.click(screen.getByRole('menuitem', { name: /Refresh the token/ }));
    await waitFor(() => expect(sent()[1]).toMatchObject({ kind: 'refresh', path: '/api/oauth/token', ofRun: 'run-1' }));
  });
});

describe('a refusal', () => {
  async function refusal(): Promise<ReturnType<typeof userEvent.setup>> {
    answer = () => refusedRun;
    const user = await shown();
    await user.click(screen.getByRole('button', { name: /Send/ }));
    await screen.findByText('401 Unauthorized');
    return user;
  }

  it('keeps its reason in the trace', async () => {
    await refusal();
    expect(screen.getByText('All a client ever sees. The reason stays in this trace.')).toBeTruthy();
    expect(screen.getByText('User, scopes, tokens, store: not reached')).toBeTruthy();
  });

  it('points at the field that was read, in amber', async () => {
    const user = await refusal();
    await user.click(screen.getByRole('button', { name: /Find client application information/ }));
    await waitFor(() => expect(useSession.getState().pointed).toMatchObject({ entity: exampleFilter, field: 'locationOfClientDetails', tone: 'refused', reason: expect.stringContaining('Run 7') as string }));
  });

  it('is mended in the request', async () => {
    const user = await refusal();
    answer = () => exampleRun(8);
    await user.click(screen.getByRole('button', { name: 'Send the client in the form body' }));
    await waitFor(() => expect(sent()[1]?.client.location).toBe('QueryString'));
    expect(host.of('store.edit')).toEqual([]);
  });

  it('is mended in the field, and sent again', async () => {
    const user = await refusal();
    await user.click(screen.getByRole('button', { name: 'Set the field to In Authorization Header' }));
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(host.of('store.edit')).toMatchObject([{ commands: [{ kind: 'set-field', entity: exampleFilter, field: 'locationOfClientDetails', value: 'AuthorizationHeader' }] }]);
  });

  it('is walked through by arrow keys', async () => {
    const user = await refusal();
    const [step, decision] = screen.getAllByRole('treeitem');
    act(() => step!.focus());
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(decision);
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.getAllByRole('treeitem')).toHaveLength(1);
    await user.keyboard('{ArrowRight}');
    expect(screen.getAllByRole('treeitem')).toHaveLength(2);
  });
});

it('says why there is nothing to test', async () => {
  new FakeHost({ 'gateway.target': () => ({ target: null, reason: 'No success or failure path leads to it' }), 'registry.get': () => ({ registry: exampleRegistry }), 'settings.get': () => ({ value: null }), 'gateway.runs': () => ({ runs: [] }) });
  render(<TestPanel />);
  expect(await screen.findByText(/No success or failure path leads to it/)).toBeTruthy();
});
