import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DesignWindow } from '../pages/design-window.ts';
import { answerMessageBox, askedMessages } from '../harness/dialogs.ts';
import { expect, test } from '../harness/desktop-app.ts';
import { copyStore } from '../harness/stores.ts';

const file = 'Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials.yaml';

test('an application that is killed loses nothing: the draft is offered and restored', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const first = await launch({ store: store.path });
  const design = new DesignWindow(first.page);
  await design.ready();
  await design.open('Resource Owner Password Credentials');
  await design.showTab('Access Token');
  await design.field(/Access Token Expiry/).fill('901');
  await expect(design.status).toContainText('1 unsaved change');
  await first.page.waitForTimeout(300);
  await first.kill();
  expect(store.diff()).toEqual([]);

  const { page } = await launch({ dataFolder: first.dataFolder });
  await expect(page.getByText('Unsaved draft recovered')).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  const again = new DesignWindow(page);
  await again.ready();
  await expect(again.status).toContainText('1 unsaved change');
  await again.open('Resource Owner Password Credentials');
  await again.showTab('Access Token');
  await expect(again.field(/Access Token Expiry/)).toHaveValue('901');
  await store.remove();
});

test('undo and redo go over all edits, and undoing back clears every mark', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();
  await design.open('Resource Owner Password Credentials');
  await design.editor.getByRole('radio', { name: 'In Authorization Header' }).check();
  await design.showTab('Access Token');
  await design.field(/Access Token Expiry/).fill('900');
  await expect(design.status).toContainText('2 unsaved changes');
  await page.keyboard.press('Control+z');
  await expect(design.field(/Access Token Expiry/)).toHaveValue('3600');
  await page.keyboard.press('Control+z');
  await expect(design.status).toContainText('All changes saved');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  await expect(design.field(/Access Token Expiry/)).toHaveValue('900');
  await expect(design.status).toContainText('2 unsaved changes');
  await store.remove();
});

test('a file changed outside is noticed and never silently overwritten', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();
  await design.open('Resource Owner Password Credentials');
  await design.showTab('Access Token');
  await design.field(/Access Token Expiry/).fill('900');
  await expect(design.status).toContainText('1 unsaved change');
  const path = join(store.path, file);
  const theirs = `${await readFile(path, 'utf8')}# changed by somebody else\n`;
  await writeFile(path, theirs);
  await expect(page.getByText(/changed (on disk|outside)/i).first()).toBeVisible();
  await page.keyboard.press('Control+s');
  const review = page.getByRole('region', { name: 'Review changes' });
  await review.getByRole('button', { name: /^Save/ }).click();
  await expect(review.getByText(/changed on disk/i).first()).toBeVisible();
  expect(await readFile(path, 'utf8')).toBe(theirs);
  await store.remove();
});

test('closing with unsaved changes asks, and the draft can stay', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { app, page } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();
  await design.open('Resource Owner Password Credentials');
  await design.editor.getByRole('radio', { name: 'In Authorization Header' }).check();
  await expect(design.status).toContainText('1 unsaved change');
  await answerMessageBox(app, 'Cancel');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => askedMessages(app)).toEqual([expect.stringContaining('Save the changes')]);
  await expect(design.status).toContainText('1 unsaved change');
  await store.remove();
});
