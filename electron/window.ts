import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { pageAddress } from './app-protocol.ts';
import { keepWindowState, placeOf, readWindowState } from './window-state.ts';

/** The colour behind the page until it is drawn: bg-app of the design. */
const background = { light: '#EEF0F3', dark: '#131519' };

/** Opens the application's window; it shows itself once its first picture is ready. */
export function openWindow(options: { readonly outFolder: string; readonly stateFile: string }): BrowserWindow {
  const state = readWindowState(options.stateFile);
  const window = new BrowserWindow({
    ...placeOf(state),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Policy Bench',
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(options.outFolder, 'electron', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  keepWindowState(window, options.stateFile);
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize();
    window.show();
  });
  // The page is rebuilt from the host's state, which a crash of the page does not touch.
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(pageAddress);
  return window;
}
