import type { ElectronApplication } from '@playwright/test';

/** Answers of the native dialogs, the only thing of the application that tests replace. */

/** The next folder dialogs give this folder; null cancels them. */
export async function answerFolderDialog(app: ElectronApplication, folder: string | null): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: path === null, filePaths: path === null ? [] : [path] });
  }, folder);
}

/** The next save dialogs give this file; null cancels them. */
export async function answerSaveDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === null, filePath: path ?? '' });
  }, file);
}

/** The next message boxes are answered with the button of that label; what they asked is kept for {@link askedMessages}. */
export async function answerMessageBox(app: ElectronApplication, button: string): Promise<void> {
  await app.evaluate(({ dialog }, label) => {
    const asked: string[] = [];
    Object.assign(globalThis, { policyBenchAsked: asked });
    const answer = async (...words: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> => {
      const options = words.at(-1) as Electron.MessageBoxOptions;
      asked.push(options.message);
      return { response: options.buttons?.indexOf(label) ?? -1, checkboxChecked: false };
    };
    dialog.showMessageBox = answer;
  }, button);
}

/** Messages of the boxes answered since {@link answerMessageBox}. */
export function askedMessages(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as { policyBenchAsked?: string[] }).policyBenchAsked ?? []);
}
