import { app, dialog, Menu, shell, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/api/shell.ts';

/** Sets the application menu. Items of the product send their command to the window, which knows when it applies. */
export function setApplicationMenu(choose: (command: MenuCommand) => void, currentWindow: () => BrowserWindow | undefined): void {
  // The window handles these shortcuts itself, also in a browser; the menu shows them without taking the keys.
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => choose(command),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        item('&Open…', 'open', 'CmdOrCtrl+O'),
        item('&Export deployment archive…', 'export'),
        separator,
        item('&Save', 'save', 'CmdOrCtrl+S'),
        item('&Close', 'close-store'),
        ...(process.platform === 'darwin' ? [] : [separator, { role: 'quit' } satisfies MenuItemConstructorOptions]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('&Undo', 'undo', 'CmdOrCtrl+Z'),
        item('&Redo', 'redo', 'CmdOrCtrl+Y'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        item('Go to policy or &field…', 'quick-open', 'CmdOrCtrl+P'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('&Command palette…', 'command-palette', 'CmdOrCtrl+Shift+P'),
        separator,
        item('&Tree', 'toggle-tree', 'CmdOrCtrl+B'),
        item('&Problems', 'toggle-problems'),
        item('T&raffic', 'toggle-traffic'),
        item('Te&st token request', 'test'),
        separator,
        { label: 'T&heme', submenu: [item('&System', 'theme-system'), item('&Light', 'theme-light'), item('&Dark', 'theme-dark')] },
        separator,
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    {
      label: '&Help',
      submenu: [
        { label: '&RFC 6749: OAuth 2.0', click: () => void shell.openExternal('https://www.rfc-editor.org/rfc/rfc6749') },
        { label: 'R&FC 9700: OAuth 2.0 security', click: () => void shell.openExternal('https://www.rfc-editor.org/rfc/rfc9700') },
        separator,
        { label: '&About Policy Bench', click: () => void showAbout(currentWindow()) },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function showAbout(window: BrowserWindow | undefined): Promise<void> {
  const options: Electron.MessageBoxOptions = {
    type: 'info',
    title: 'Policy Bench',
    message: `Policy Bench ${app.getVersion()}`,
    detail: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}\nApache License 2.0`,
    buttons: ['Close'],
  };
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}
