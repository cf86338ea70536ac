import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { guardClose } from './close-guard.ts';
import { bridgeCalls, sendEvent, sendMenuCommand } from './host-bridge.ts';
import { HostProcess } from './host-process.ts';
import { setApplicationMenu } from './menu.ts';
import { secureSession } from './security.ts';
import { createShellRequests } from './shell-requests.ts';
import { storeArgument } from './store-argument.ts';
import { openWindow } from './window.ts';

const outFolder = join(app.getAppPath(), 'out');
const applicationFolder = app.isPackaged ? undefined : app.getAppPath();
let window: BrowserWindow | undefined;
const currentWindow = (): BrowserWindow | undefined => window;

/** The window's own state goes into the data folder that the user named, so that two data folders are two worlds. */
function applyNamedDataFolder(): void {
  const named = process.env['POLICY_BENCH_DATA'];
  if (!named) return;
  const folder = join(resolve(named), 'window');
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
}

function startHost(): HostProcess {
  return new HostProcess({
    hostScript: join(outFolder, 'host.cjs'),
    gatewayScript: join(outFolder, 'gateway.cjs'),
    arguments: {
      requestedStore: storeArgument({ argv: process.argv, workingFolder: process.cwd(), applicationFolder }),
      version: app.getVersion(),
    },
    shell: createShellRequests(currentWindow),
    onEvent: (name, payload) => sendEvent(window, name, payload),
    onGivenUp(reason) {
      dialog.showErrorBox('Policy Bench cannot go on', `Its host process ends again and again: ${reason}. Your draft is kept; start Policy Bench anew.`);
      app.exit(1);
    },
  });
}

function showWindow(host: HostProcess): void {
  window = openWindow({ outFolder, stateFile: join(app.getPath('userData'), 'window.json') });
  guardClose(window, {
    call: (method, params) => host.call(method, params),
    onSaveRefused: () => sendMenuCommand(window, 'save'),
  });
  window.on('closed', () => {
    window = undefined;
  });
}

function openInThisWindow(host: HostProcess, argv: readonly string[], workingFolder: string): void {
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
  const store = storeArgument({ argv, workingFolder, applicationFolder });
  if (store === null) return;
  host.requestStore(store);
  sendMenuCommand(window, 'open-requested');
}

async function start(): Promise<void> {
  await app.whenReady();
  secureSession();
  serveAppProtocol(join(outFolder, 'renderer'));
  const host = startHost();
  bridgeCalls((method, params) => host.call(method, params), currentWindow);
  setApplicationMenu((command) => sendMenuCommand(window, command), currentWindow);
  showWindow(host);

  app.on('second-instance', (_event, argv, workingFolder) => openInThisWindow(host, argv, workingFolder));
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void host.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

applyNamedDataFolder();
declareAppProtocol();
if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => app.quit());
  void start();
} else {
  app.quit();
}
