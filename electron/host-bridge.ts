import { ipcMain, type BrowserWindow, type WebFrameMain } from 'electron';
import { bridgeChannels, type MenuCommand } from '#shared/api/shell.ts';
import type { CallAnswer } from '#shared/api/transport.ts';

/** Refusal of a call that did not come from our own page. */
const untrusted: CallAnswer = { ok: false, error: { code: 'untrusted-sender', message: 'Only the main frame of the window may call the host' } };

/** Listens to the window's calls and forwards them, after a look at who is calling. */
export function bridgeCalls(call: (method: string, params: unknown) => Promise<CallAnswer>, currentWindow: () => BrowserWindow | undefined): void {
  ipcMain.handle(bridgeChannels.call, (event, method: unknown, params: unknown) => {
    if (!isTrusted(event.senderFrame, currentWindow()) || typeof method !== 'string') return untrusted;
    return call(method, params);
  });
}

/** The caller must be the main frame of our window, showing our page. */
function isTrusted(frame: WebFrameMain | null, window: BrowserWindow | undefined): boolean {
  if (frame === null || window === undefined || frame !== window.webContents.mainFrame) return false;
  return frame.url.startsWith('app://bundle/');
}

/** Sends an event of the host to the window, if there is one. */
export function sendEvent(window: BrowserWindow | undefined, name: string, payload: unknown): void {
  if (window === undefined || window.isDestroyed()) return;
  window.webContents.send(bridgeChannels.event, name, payload);
}

/** Tells the window that a menu item was chosen. */
export function sendMenuCommand(window: BrowserWindow | undefined, command: MenuCommand): void {
  sendEvent(window, 'menu.chosen', { command });
}
