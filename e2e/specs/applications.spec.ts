import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DesignWindow } from '../pages/design-window.ts';
import { answerSaveDialog } from '../harness/dialogs.ts';
import { expect, test } from '../harness/desktop-app.ts';
import { copyStore } from '../harness/stores.ts';

test('disabling an application takes effect at once', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();
  await design.open('Resource Owner Password Credentials');
  await design.test.show();
  await design.test.send();
  await expect(design.test.result).toContainText('200 OK');

  const workspaces = page.getByRole('navigation', { name: 'Workspaces' });
  await workspaces.getByRole('button', { name: 'Applications' }).click();
  await page.getByRole('option', { name: /Sample Confidential App/ }).click();
  await page.getByRole('switch', { name: 'Application is enabled' }).click();
  await expect(page.getByText('Disabled: every request of its clients is refused')).toBeVisible();
  expect(await readFile(join(store.path, '.policy-bench', 'registry.yaml'), 'utf8')).toContain('enabled: false');

  await workspaces.getByRole('button', { name: 'Design' }).click();
  await expect(async () => {
    await design.test.send();
    await expect(design.test.result).toContainText('401 Unauthorized', { timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  await expect(design.test.trace).toContainText(/disabled/);
  await store.remove();
});

test('the deployment archive is written where the user says', async ({ launch }, info) => {
  const store = await copyStore('example-ropc-store');
  const { app, page } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await expect(design.tree).toBeVisible();
  const archive = info.outputPath('store.tar.gz');
  await answerSaveDialog(app, archive);
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []).find((item) => item.label.includes('Export'))?.click();
  });
  await expect.poll(async () => (await stat(archive).catch(() => undefined))?.size ?? 0).toBeGreaterThan(1_000);
  await store.remove();
});
