// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '#shared/api/client.ts';
import { menuCommands } from '#shared/api/shell.ts';
import type { StoreState } from '#shared/api/views.ts';
import { commands, keysOf, runCommand, withKeys } from './commands.ts';
import { commandChoices } from './palette-choices.ts';
import { useSession } from './session.ts';
import { commandOf, listenToShortcuts, matches, type KeyPress } from './shortcuts.ts';

const store: StoreState = {
  projectId: 'p', name: 'store', displayPath: '~/store', version: '7.7', typesOrigin: 'store', revision: 2, unsaved: 1, canUndo: 'Change', canRedo: null,
  counts: { error: 0, warning: 0, note: 0 }, outsideChanges: [], entities: 3,
};
let calls: string[];

beforeEach(() => {
  calls = [];
  const client = createClient({
    call: async (method) => {
      calls.push(method);
      return { ok: true, value: method === 'store.save' ? { result: { outcome: 'saved', files: ['a.yaml'] }, state: { ...store, unsaved: 0 } } : { state: store } };
    },
    subscribe: () => () => undefined,
  });
  useSession.setState({ client, store, tabs: [], activeTab: null, workspace: 'design', palette: 'closed', treeFolded: false, testPanel: 'closed', notices: [] });
});

const press = (keys: string): KeyPress => {
  const parts = keys.split('+');
  return { key: parts.at(-1) ?? '', ctrlKey: parts.includes('Ctrl'), metaKey: false, shiftKey: parts.includes('Shift'), altKey: parts.includes('Alt') };
};

describe('the table', () => {
  test('has a command for each item of the application menu', () => {
    const ids = commands.map(({ id }) => id);
    expect(menuCommands.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('gives no id and no shortcut twice', () => {
    const all = [...commands.map(({ id }) => id), ...commands.flatMap(({ keys }) => keys ?? [])];
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
  });

  test('shows shortcuts', () => {
    expect([keysOf('command-palette'), keysOf('export'), withKeys('Undo', 'undo')]).toEqual(['Ctrl Shift P', undefined, 'Undo (Ctrl+Z)']);
  });
});

describe('shortcuts', () => {
  test.each([
    ['Ctrl+S', 'save'],
    ['Ctrl+Z', 'undo'],
    ['Ctrl+Y', 'redo'],
    ['Ctrl+Shift+Z', 'redo'],
    ['Ctrl+P', 'quick-open'],
    ['Ctrl+Shift+P', 'command-palette'],
    ['Ctrl+B', 'toggle-tree'],
    ['F6', 'next-pane'],
    ['Shift+F6', 'previous-pane'],
    ['F8', 'next-problem'],
    ['Ctrl+2', 'filter-tab-2'],
    ['S', undefined],
    ['Ctrl+Alt+S', undefined],
  ])('%s is %s', (keys, id) => {
    expect(commandOf(press(keys))?.id).toBe(id);
  });

  test('the command key of a Mac counts as Ctrl', () => {
    expect(matches('Ctrl+S', { key: 's', ctrlKey: false, metaKey: true, shiftKey: false, altKey: false })).toBe(true);
  });

  test('texts outside the store keep their own undo, fields of the store do not', async () => {
    const stop = listenToShortcuts(window);
    document.body.innerHTML = '<input id="filter"><div data-undo="store"><input id="field"></div>';
    for (const id of ['filter', 'field']) {
      document.getElementById(id)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }));
      await new Promise((resolve) => setTimeout(resolve));
      expect(calls).toEqual(id === 'filter' ? [] : ['store.undo']);
    }
    stop();
  });

  test('a dialog keeps its keys', () => {
    const stop = listenToShortcuts(window);
    document.body.innerHTML = '<div role="dialog"><button id="inside"></button></div>';
    const event = new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true });
    document.getElementById('inside')?.dispatchEvent(event);
    expect([event.defaultPrevented, useSession.getState().palette]).toEqual([false, 'closed']);
    stop();
  });
});

describe('what commands do', () => {
  test('a command that does not apply is not run', () => {
    useSession.setState({ store: null });
    expect([runCommand('quick-open'), runCommand('undo'), runCommand('no-such')]).toEqual([false, false, false]);
    expect(useSession.getState().palette).toBe('closed');
  });

  test('saving shows the review first, and writes when it is on screen', async () => {
    runCommand('save');
    await new Promise((resolve) => setTimeout(resolve));
    expect(calls).toEqual([]);
    expect(useSession.getState().activeTab).toBe('review');
    runCommand('save');
    await new Promise((resolve) => setTimeout(resolve));
    expect(calls).toEqual(['store.save']);
    expect(useSession.getState().tabs).toEqual([]);
    expect(useSession.getState().store?.unsaved).toBe(0);
  });

  test('showing the tree closes a panel beside which it does not fit', () => {
    Object.defineProperty(window, 'innerWidth', { value: 1024, configurable: true });
    useSession.setState({ testPanel: 'right' });
    runCommand('toggle-tree');
    expect(useSession.getState()).toMatchObject({ treeFolded: false, testPanel: 'closed' });
    runCommand('toggle-tree');
    expect(useSession.getState()).toMatchObject({ treeFolded: true });
    Object.defineProperty(window, 'innerWidth', { value: 1280, configurable: true });
    useSession.setState({ testPanel: 'right' });
    runCommand('toggle-tree');
    expect(useSession.getState()).toMatchObject({ treeFolded: false, testPanel: 'right' });
  });

  test('the palette offers what applies, by every word of the text', () => {
    const titles = commandChoices('theme dark', useSession.getState()).map(({ title }) => title);
    expect(titles).toEqual(['Theme: dark']);
    useSession.setState({ store: null });
    expect(commandChoices('', useSession.getState()).map(({ key }) => key)).toEqual(['open', 'theme-system', 'theme-light', 'theme-dark']);
  });
});
