import type { ProblemView } from '#shared/api/views.ts';
import { showToast } from '../controls/toast.ts';
import { attempt } from './failure.ts';
import { layoutOf, short } from './layout-rules.ts';
import { api, openEntity, useSession } from './session.ts';

/** Folds the tree away or shows it. Where tree and Test panel do not fit together, showing the tree closes the panel. */
export function toggleTree(): void {
  useSession.setState((session) => {
    const shown = layoutOf({ ...session, width: window.innerWidth }).tree === 'open';
    if (shown) return { treeFolded: true };
    const fits = layoutOf({ ...session, treeFolded: false, width: window.innerWidth }).tree === 'open';
    return fits ? { treeFolded: false } : { treeFolded: false, testPanel: 'closed' };
  });
}

/** Opens the bottom panel at a tab, or closes it when it already shows that tab. */
export function toggleBottom(panel: 'problems' | 'traffic'): void {
  useSession.setState((session) => ({ bottomPanel: session.bottomPanel === panel && session.workspace === 'design' ? 'closed' : panel, workspace: 'design' }));
}

/** Opens the Test panel for the active filter; without one, for the filter tested last, else for the first that gives tokens. */
export async function testActive(): Promise<void> {
  const { tabs, activeTab, tree, testPanel, testFilter } = useSession.getState();
  const active = tabs.find((tab) => tab.key === activeTab);
  const node = active?.kind === 'entity' ? tree.find((one) => one.id === active.entity) : undefined;
  const inside = node === undefined ? undefined : tree.find((one) => (one.id === node.id || one.parent === node.id) && testable.test(one.type));
  const filter = inside?.id ?? testFilter ?? tree.find((one) => one.type === 'ResourceOwnerPasswordCredentialsFilter')?.id ?? null;
  if (active === undefined && filter !== null) await attempt(() => openEntity(filter));
  useSession.setState({ workspace: 'design', testFilter: filter, testPanel: testPanel === 'closed' ? 'right' : testPanel, ...(window.innerHeight < short ? { bottomPanel: 'closed' } : {}) });
}

const testable = /^(ResourceOwnerPasswordCredentialsFilter|RefreshingAccessTokenFilter|RevokeOAuthAccessTokenFilter|AccessTokenInfoFilter|ValidateOAuth2AccessTokenFilter)$/;

/** Opens the problem after (1) or before (-1) the one that was last gone to. */
export async function nextProblem(step: 1 | -1): Promise<void> {
  const found = useSession.getState().problems.filter((problem) => problem.entity !== undefined);
  if (found.length === 0) return;
  const at = found.findIndex((problem) => same(problem, last));
  const next = found[at === -1 ? (step === 1 ? 0 : found.length - 1) : (at + step + found.length) % found.length];
  last = next;
  const { entity, field } = next ?? {};
  if (entity !== undefined) await attempt(() => openEntity(entity, field === undefined ? {} : { field }));
}

let last: ProblemView | undefined;
const same = (one: ProblemView, other: ProblemView | undefined): boolean => one.code === other?.code && one.entity === other.entity && one.field === other.field && one.message === other.message;

/** Makes the tab after (1) or before (-1) the active one the active one. */
export function moveTab(step: 1 | -1): void {
  useSession.setState(({ tabs, activeTab }) => {
    const at = tabs.findIndex((tab) => tab.key === activeTab);
    return { activeTab: tabs[(at + step + tabs.length) % tabs.length]?.key ?? activeTab };
  });
}

/** Shows the tab of that place in the active editor, such as Monitoring for 2. */
export function showFilterTab(place: number): void {
  const tab = document.querySelectorAll<HTMLElement>('[data-active-editor] [role="tab"]')[place];
  tab?.click();
  tab?.focus();
}

/** Moves the focus to the next (1) or previous (-1) pane: into the place that was focused there last, else its first control. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[at === -1 ? 0 : (at + step + panes.length) % panes.length];
  const first = pane?.querySelector<HTMLElement>('[data-pane-focus]') ?? pane?.querySelector<HTMLElement>('[role="tree"] [tabindex="0"], [role="tab"][tabindex="0"], input:not([disabled]), button:not([disabled]), [tabindex="0"]');
  (first ?? pane)?.focus();
}

/** Writes the deployable archive. */
export async function exportArchive(): Promise<void> {
  await attempt(async () => {
    const { written } = await api().call('project.export', {});
    if (written !== null) showToast(`Exported to ${written.displayPath}`);
  });
}
