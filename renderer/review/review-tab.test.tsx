// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Review } from '#shared/api/views.ts';
import { useSession } from '../app/session.ts';
import { FakeHost } from '../test-panel/testing/fake-host.ts';
import { reviewFacts } from './review-head.tsx';
import { ReviewTab } from './review-tab.tsx';

const review: Review = {
  errorsElsewhere: 2,
  changes: [
    { changeId: 'c1', entity: '/F', entityName: 'Filter', field: 'locationOfClientDetails', topic: 'Who can get a token', title: 'Find client application information', before: 'In Form Body', after: 'In Authorization Header', tab: 'Application Validation', effect: 'Clients that send client_id in the form will get 401.', file: 'P/F.yaml' },
    { changeId: 'c2', entity: '/F', entityName: 'Filter', field: 'accessTokenExpiresInSecs', topic: 'What a token is worth', title: 'Access Token Expiry', before: '3600 s', after: '900 s', tab: 'Access Token', file: 'P/F.yaml' },
  ],
  files: [
    {
      file: 'P/F.yaml',
      added: 1,
      removed: 1,
      note: 'Line 11 goes because In Authorization Header is the default.',
      lines: [
        { kind: 'gap', before: null, after: null, text: '9 lines' },
        { kind: 'remove', before: 11, after: null, text: '    locationOfClientDetails: QueryString' },
        { kind: 'add', before: null, after: 11, text: '    accessTokenExpiresInSecs: 900' },
      ],
    },
  ],
};
const state = { projectId: 'p', name: 'store', displayPath: '', version: '7.7', typesOrigin: 'store' as const, revision: 2, unsaved: 2, canUndo: null, canRedo: null, counts: { error: 2, warning: 0, note: 0 }, outsideChanges: ['P/F.yaml'], entities: 1 };

let result: unknown;
let host: FakeHost;

async function shown(given: Review = review): Promise<ReturnType<typeof userEvent.setup>> {
  result = { outcome: 'saved', files: ['P/F.yaml'] };
  host = new FakeHost({
    'store.review': () => ({ review: given }),
    'store.save': () => ({ result, state: { ...state, unsaved: 0 } }),
    'store.revertChange': () => ({ state: { ...state, revision: 3 } }),
    'store.discardAll': () => ({ state: { ...state, revision: 3, unsaved: 0 } }),
    'store.entity': ({ id }: { id: string }) => ({ entity: { id, name: 'Filter', type: 'X' } }),
  });
  useSession.setState({ store: state, tabs: [{ kind: 'review', key: 'review' }], activeTab: 'review' });
  render(<ReviewTab />);
  await screen.findByRole('heading', { level: 2 }).catch(() => screen.findByText(/Nothing to save/));
  return userEvent.setup();
}
afterEach(cleanup);

it('says each change in words under its topic, beside the exact lines', async () => {
  await shown();
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('2 changes to save');
  expect(screen.getByText('1 file, 2 lines. 2 errors are elsewhere and do not block saving.')).toBeTruthy();
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual(['Who can get a token', 'What a token is worth']);
  expect(screen.getByText('Clients that send client_id in the form will get 401.')).toBeTruthy();
  expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual(expect.arrayContaining([expect.stringContaining('removed:     locationOfClientDetails: QueryString'), expect.stringContaining('added:     accessTokenExpiresInSecs: 900')]));
  expect(screen.getByText(/Line 11 goes because/)).toBeTruthy();
  expect(screen.getByText('changed on disk')).toBeTruthy();
});

it('saves, and closes', async () => {
  const user = await shown();
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() => expect(useSession.getState().tabs).toEqual([]));
  expect(host.of('store.save')).toEqual([{ overwrite: false }]);
});

it('writes nothing over files that changed on disk', async () => {
  const user = await shown();
  result = { outcome: 'conflict', files: ['P/F.yaml'] };
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() => expect(useSession.getState().notices).toMatchObject([{ kind: 'conflict', files: ['P/F.yaml'] }]));
  expect(useSession.getState().activeTab).toBe('review');
});

it('reverts one change, discards all, keeps the draft', async () => {
  const user = await shown();
  await user.click(screen.getByRole('button', { name: 'Revert Access Token Expiry' }));
  await waitFor(() => expect(host.of('store.revertChange')).toEqual([{ changeId: 'c2' }]));
  await waitFor(() => expect(host.of('store.review')).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Keep as draft' }));
  expect(useSession.getState().tabs).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Discard all' }));
  await waitFor(() => expect(host.of('store.discardAll')).toHaveLength(1));
});

it('opens the field of a change', async () => {
  const user = await shown();
  await user.click(screen.getByRole('button', { name: 'Access Token' }));
  await waitFor(() => expect(useSession.getState().pointed).toMatchObject({ entity: '/F', field: 'accessTokenExpiresInSecs' }));
});

it('says when there is nothing to save', async () => {
  await shown({ changes: [], files: [], errorsElsewhere: 0 });
  expect(screen.getByText('Nothing to save: the draft is what is on disk.')).toBeTruthy();
});

it.each([
  [0, '1 file, 2 lines.'],
  [1, '1 file, 2 lines. One error is elsewhere and does not block saving.'],
])('with %i errors elsewhere says %s', (errorsElsewhere, words) => {
  expect(reviewFacts({ ...review, errorsElsewhere })).toBe(words);
});
