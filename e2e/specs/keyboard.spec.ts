import { DesignWindow } from '../pages/design-window.ts';
import { expect, test } from '../harness/desktop-app.ts';
import { copyStore } from '../harness/stores.ts';

const file = 'Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials.yaml';

test('by keyboard alone: find the field, change it, review, save', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();
  await page.keyboard.press('Control+p');
  await page.keyboard.type('Resource Owner Access Token Expiry');
  await expect(page.getByRole('option', { name: /Access Token Expiry.*Resource Owner Password Credentials/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  const expiry = design.field(/Access Token Expiry/);
  await expect(expiry).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('120');
  await expect(design.status).toContainText('1 unsaved change');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('region', { name: 'Review changes' })).toContainText('3600 s');
  await page.keyboard.press('Control+s');
  await expect(design.status).toContainText('All changes saved');
  expect(store.diff()).toEqual([`${file}:+    accessTokenExpiresInSecs: 120`]);
  await store.remove();
});

test('setting a field back to its default takes its line out again', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();
  await design.open('Resource Owner Password Credentials');
  await design.showTab('Monitoring');
  await design.editor.getByRole('button', { name: 'Reset Which attribute is used to identify the client' }).click();
  await expect(design.status).toContainText('1 unsaved change');
  await page.keyboard.press('Control+s');
  await design.saveInReview();
  expect(store.diff()).toEqual([`${file}:-    clientAttributeName: authentication.application.id`]);
  await store.remove();
});
