import { dialog, safeStorage, shell, type BrowserWindow } from 'electron';
import type { ShellMethod, ShellRequests } from '#shared/api/shell.ts';

/** One function for each thing the host may ask of the shell. */
export type ShellRequestHandlers = {
  readonly [M in ShellMethod]: (params: ShellRequests[M]['params']) => Promise<ShellRequests[M]['value']>;
};

/** Native dialogs and the operating system's key ring. Dialogs belong to the window while there is one. */
export function createShellRequests(currentWindow: () => BrowserWindow | undefined): ShellRequestHandlers {
  return {
    async pickFolder({ title, startAt }) {
      const options: Electron.OpenDialogOptions = { title, properties: ['openDirectory'], ...(startAt === undefined ? {} : { defaultPath: startAt }) };
      const window = currentWindow();
      const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    async pickSave({ title, suggestedName, filters }) {
      const options: Electron.SaveDialogOptions = {
        title,
        defaultPath: suggestedName,
        ...(filters === undefined ? {} : { filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })) }),
      };
      const window = currentWindow();
      const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return canceled || !filePath ? null : filePath;
    },
    async showItem({ path }) {
      shell.showItemInFolder(path);
      return null;
    },
    async 'secret.encrypt'({ text }) {
      return keyRingWorks() ? safeStorage.encryptString(text).toString('base64') : null;
    },
    async 'secret.decrypt'({ data }) {
      return keyRingWorks() ? safeStorage.decryptString(Buffer.from(data, 'base64')) : null;
    },
  };
}

/** On Linux without a key ring Electron would "encrypt" with a fixed password, which is no protection. */
function keyRingWorks(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || typeof safeStorage.getSelectedStorageBackend !== 'function' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
