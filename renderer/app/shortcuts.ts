import { commands, runCommand, type Command } from './commands.ts';

/** What a key press consists of. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether a key press is a shortcut such as `Ctrl+Shift+P`. On a Mac the command key counts as Ctrl. */
export function matches(keys: string, press: KeyPress): boolean {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const wanted = (name: string): boolean => parts.includes(name);
  return (press.ctrlKey || press.metaKey) === wanted('Ctrl') && press.shiftKey === wanted('Shift') && press.altKey === wanted('Alt') && press.key.toLowerCase() === key.toLowerCase();
}

/** Command of a key press; undefined when there is none. */
export function commandOf(press: KeyPress): Command | undefined {
  return commands.find((command) => command.keys?.some((keys) => matches(keys, press)) === true);
}

/** Texts that are no part of the store have an undo of their own. */
function undoesItself(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable="true"]') && target.closest('[data-undo="store"]') === null;
}

/** Listens to the shortcuts of all commands. The function given back ends it. */
export function listenToShortcuts(target: Window): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandOf(event);
    if (command === undefined) return;
    if ((command.id === 'undo' || command.id === 'redo') && undoesItself(event.target)) return;
    // In a dialog only its own keys count.
    if (event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null && command.id !== 'command-palette') return;
    event.preventDefault();
    runCommand(command.id);
  };
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}
