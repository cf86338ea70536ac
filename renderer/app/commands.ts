import { exportArchive, focusPane, moveTab, nextProblem, showFilterTab, testActive, toggleBottom, toggleTree } from './actions.ts';
import { closeProject, openRequested, pickProject } from './projects.ts';
import { saveOrReview, stepHistory } from './saving.ts';
import { closeTab, openReview, useSession, type Session } from './session.ts';
import { chooseTheme } from './theme-choice.ts';

/** Something the user can do, by menu, palette, shortcut or button. */
export interface Command {
  readonly id: string;
  readonly title: string;
  /** Shortcuts such as `Ctrl+Shift+P`; the first is shown. */
  readonly keys?: readonly string[];
  /** False: not offered now. */
  readonly when?: (session: Session) => boolean;
  /** Left out of the palette: only makes sense as a key. */
  readonly quiet?: boolean;
  readonly run: () => void | Promise<unknown>;
}

const hasStore = (session: Session): boolean => session.store !== null;
const unsaved = (session: Session): boolean => (session.store?.unsaved ?? 0) > 0;
const inDesign = (session: Session): boolean => session.store !== null && session.workspace === 'design';
const hasTab = (session: Session): boolean => inDesign(session) && session.activeTab !== null;
const openPalette = (palette: 'fields' | 'commands') => (): void => useSession.setState({ palette });

/** Everything the window can do, in the order of the palette. */
export const commands: readonly Command[] = [
  { id: 'open', title: 'Open a store…', keys: ['Ctrl+O'], run: pickProject },
  { id: 'open-requested', title: 'Open the store asked for', quiet: true, run: openRequested },
  { id: 'save', title: 'Save', keys: ['Ctrl+S'], when: unsaved, run: saveOrReview },
  { id: 'review', title: 'Review changes', when: unsaved, run: openReview },
  { id: 'undo', title: 'Undo', keys: ['Ctrl+Z'], when: (session) => (session.store?.canUndo ?? null) !== null, run: () => stepHistory('undo') },
  { id: 'redo', title: 'Redo', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], when: (session) => (session.store?.canRedo ?? null) !== null, run: () => stepHistory('redo') },
  { id: 'quick-open', title: 'Go to policy or field…', keys: ['Ctrl+P'], when: hasStore, run: openPalette('fields') },
  { id: 'command-palette', title: 'Command palette…', keys: ['Ctrl+Shift+P', 'F1'], quiet: true, run: openPalette('commands') },
  { id: 'test', title: 'Test token request', when: hasStore, run: testActive },
  { id: 'design', title: 'Go to Design', when: hasStore, run: () => useSession.setState({ workspace: 'design' }) },
  { id: 'applications', title: 'Go to Applications', when: hasStore, run: () => useSession.setState({ workspace: 'applications' }) },
  { id: 'toggle-tree', title: 'Show or hide the tree', keys: ['Ctrl+B'], when: inDesign, run: toggleTree },
  { id: 'toggle-problems', title: 'Show or hide problems', keys: ['Ctrl+Shift+M'], when: hasStore, run: () => toggleBottom('problems') },
  { id: 'toggle-traffic', title: 'Show or hide traffic', when: hasStore, run: () => toggleBottom('traffic') },
  { id: 'next-problem', title: 'Go to the next problem', keys: ['F8'], when: (session) => session.problems.length > 0, run: () => nextProblem(1) },
  { id: 'previous-problem', title: 'Go to the previous problem', keys: ['Shift+F8'], when: (session) => session.problems.length > 0, run: () => nextProblem(-1) },
  { id: 'close-tab', title: 'Close the tab', keys: ['Ctrl+W', 'Ctrl+F4'], when: hasTab, run: () => closeTab(useSession.getState().activeTab ?? '') },
  { id: 'next-tab', title: 'Next tab', keys: ['Ctrl+Tab', 'Ctrl+PageDown'], when: hasTab, quiet: true, run: () => moveTab(1) },
  { id: 'previous-tab', title: 'Previous tab', keys: ['Ctrl+Shift+Tab', 'Ctrl+PageUp'], when: hasTab, quiet: true, run: () => moveTab(-1) },
  { id: 'filter-tab-1', title: 'First tab of the editor', keys: ['Ctrl+1'], when: hasTab, quiet: true, run: () => showFilterTab(0) },
  { id: 'filter-tab-2', title: 'Second tab of the editor', keys: ['Ctrl+2'], when: hasTab, quiet: true, run: () => showFilterTab(1) },
  { id: 'filter-tab-3', title: 'Third tab of the editor', keys: ['Ctrl+3'], when: hasTab, quiet: true, run: () => showFilterTab(2) },
  { id: 'next-pane', title: 'Next pane', keys: ['F6'], quiet: true, run: () => focusPane(1) },
  { id: 'previous-pane', title: 'Previous pane', keys: ['Shift+F6'], quiet: true, run: () => focusPane(-1) },
  { id: 'export', title: 'Export deployment archive…', when: hasStore, run: exportArchive },
  { id: 'close-store', title: 'Close the store', when: hasStore, run: closeProject },
  { id: 'theme-system', title: 'Theme: as the system', run: () => chooseTheme('system') },
  { id: 'theme-light', title: 'Theme: light', run: () => chooseTheme('light') },
  { id: 'theme-dark', title: 'Theme: dark', run: () => chooseTheme('dark') },
];

const byId = new Map(commands.map((command) => [command.id, command]));

/** Runs a command unless it does not apply now. */
export function runCommand(id: string): boolean {
  const command = byId.get(id);
  if (command === undefined || command.when?.(useSession.getState()) === false) return false;
  void command.run();
  return true;
}

/** Shortcut of a command as it is shown: `Ctrl Shift P`. */
export function keysOf(id: string): string | undefined {
  return byId.get(id)?.keys?.[0]?.replaceAll('+', ' ');
}

/** A name with its shortcut, for tooltips. */
export function withKeys(title: string, id: string): string {
  const keys = keysOf(id);
  return keys === undefined ? title : `${title} (${keys.replaceAll(' ', '+')})`;
}
