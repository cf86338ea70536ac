import { join } from 'node:path';
import { DesignWindow } from '../pages/design-window.ts';
import { expect, test } from '../harness/desktop-app.ts';
import { copyStore } from '../harness/stores.ts';

const screens = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
const file = 'Policies/OAuth 2.0/Access Token Service/Resource Owner Password Credentials.yaml';

test('open a real store, change something on each tab, test the draft, save exactly those lines', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page, complaints } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();

  await test.step('the filter opens from the tree', async () => {
    await design.open('Resource Owner Password Credentials');
    await expect(design.editor.getByRole('radio', { name: 'In Form Body' })).toBeChecked();
    await page.screenshot({ path: join(screens, 'application-validation.png') });
  });

  await test.step('a change on each of the three tabs', async () => {
    await design.editor.getByRole('radio', { name: 'In Authorization Header' }).check();
    await design.showTab('Access Token');
    await design.field(/Access Token Expiry/).fill('900');
    await expect(design.editor.getByText('15 minutes')).toBeVisible();
    await design.showTab('Monitoring');
    await design.editor.getByRole('checkbox', { name: 'Composite Context' }).check();
    await expect(design.status).toContainText('3 unsaved changes');
  });

  await test.step('the test runs the draft and says why it came out so', async () => {
    await design.showTab('Access Token');
    await design.test.show();
    await design.test.pane.getByLabel('Password', { exact: true }).fill('changeme');
    await design.test.send();
    await expect(design.test.result).toContainText('Passed');
    await expect(design.test.result).toContainText('200 OK');
    await expect(design.test.result).toContainText('"expires_in": 900');
    await expect(design.test.pane).toContainText('unsaved draft');
    await expect(design.test.trace).toContainText('Access token: 54 characters, lives 15 minutes');
    await page.screenshot({ path: join(screens, 'access-token-tab.png') });
  });

  await test.step('a link of the trace leads to the field', async () => {
    await design.showTab('Monitoring');
    await design.test.trace.getByRole('button', { name: /Access Token Expiry.*900/ }).first().click();
    await expect(design.field(/Access Token Expiry/)).toBeFocused();
  });

  await test.step('saving writes those lines and nothing else', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Save 3 changes' }).click();
    await page.screenshot({ path: join(screens, 'review-changes.png') });
    await design.saveInReview();
    expect([...store.diff()].sort()).toEqual([`${file}:+    accessTokenExpiresInSecs: 900`, `${file}:+    compositeContext: true`, `${file}:-    locationOfClientDetails: QueryString`].sort());
  });

  await test.step('the saved store is served', async () => {
    await expect(design.status).toContainText('serving the saved store');
    await design.test.send();
    await expect(design.test.result).toContainText('200 OK');
    await expect(design.test.pane).not.toContainText('unsaved draft');
  });
  expect(complaints).toEqual([]);
  await store.remove();
});

test('a refused request says why, and one click mends it', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page } = await launch({ store: store.path, theme: 'dark' });
  const design = new DesignWindow(page);
  await design.ready();
  await design.open('Resource Owner Password Credentials');
  await design.test.show();
  await design.test.pane.getByLabel('Password', { exact: true }).fill('changeme');
  await design.test.pane.getByLabel('Client sent in').click();
  await page.getByRole('option', { name: 'Authorization header' }).click();
  await design.test.send();
  await expect(design.test.result).toContainText('Refused');
  await expect(design.test.result).toContainText('401 Unauthorized');
  await expect(design.test.result).toContainText('"invalid_client"');
  await expect(design.test.result).not.toContainText('form body');
  await page.screenshot({ path: join(screens, 'refused-dark.png') });
  await design.test.trace.getByRole('button', { name: 'Send the client in the form body' }).click();
  await expect(design.test.result).toContainText('200 OK');
  await store.remove();
});

test('the whole token story, one click each', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();
  await design.open('Resource Owner Password Credentials');
  await design.test.show();
  await design.test.pane.getByLabel('Password', { exact: true }).fill('changeme');
  await design.test.send();
  await expect(design.test.result).toContainText('200 OK');
  for (const [step, outcome] of [
    [/token information/i, '200 OK'],
    [/protected resource/i, '200 OK'],
    [/^refresh/i, '200 OK'],
    [/^revoke/i, '200 OK'],
  ] as const) {
    await design.test.result.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('menuitem', { name: step }).click();
    await expect(design.test.result).toContainText(outcome);
  }
  await store.remove();
});
