import { join } from 'node:path';
import { DesignWindow } from '../pages/design-window.ts';
import { expectAccessible } from '../harness/accessibility.ts';
import { expect, test } from '../harness/desktop-app.ts';
import { copyStore } from '../harness/stores.ts';

const screens = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

for (const theme of ['light', 'dark'] as const) {
  test(`every screen is accessible and complains about nothing (${theme})`, async ({ launch }) => {
    test.setTimeout(180_000);
    const store = await copyStore('apim-yaml');
    const { page, complaints } = await launch({ store: store.path, theme });
    const design = new DesignWindow(page);
    const look = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(screens, `${name}-${theme}.png`) });
      await expectAccessible(page);
    };
    await design.ready();
    await design.open('Resource Owner Password Credentials');
    await look('02-application-validation');
    await design.showTab('Monitoring');
    await look('03-monitoring');
    await design.showTab('Logging');
    await look('logging');
    await design.showTab('Access Token');
    await design.field(/Access Token Expiry/).fill('900');
    await design.editor.getByRole('button', { name: 'All', exact: true }).click();
    await design.test.show();
    await design.test.pane.getByLabel('Password', { exact: true }).fill('changeme');
    await design.test.send();
    await expect(design.test.result).toContainText('200 OK');
    await look('01-access-token');
    await page.getByRole('banner').getByRole('button', { name: 'Save 2 changes' }).click();
    await page.getByRole('contentinfo', { name: 'Status' }).getByRole('button', { name: /errors?/ }).click();
    await look('07-problems-and-save');
    await page.getByRole('contentinfo', { name: 'Status' }).getByRole('button', { name: /Traffic/ }).click();
    await look('traffic');
    await page.getByRole('navigation', { name: 'Workspaces' }).getByRole('button', { name: 'Applications' }).click();
    await expect(page.getByText('Sample Confidential App').first()).toBeVisible();
    await look('applications');
    await page.keyboard.press('Control+p');
    await page.keyboard.type('expiry');
    await expect(page.getByRole('option').first()).toBeVisible();
    await look('quick-open');
    expect(complaints).toEqual([]);
    await store.remove();
  });
}

test('every kind of entity opens in a form of its own', async ({ launch }) => {
  const store = await copyStore('apim-yaml');
  const { page, complaints } = await launch({ store: store.path });
  const design = new DesignWindow(page);
  await design.ready();
  for (const name of ['OAuth Access Token Store', 'OAuth Access Token Cache', 'Local User Store', 'sampleuser', 'OAuth 2.0 Interface', 'Access Token Service', 'Decide what grant type to use']) {
    await design.open(name);
  }
  await page.screenshot({ path: join(screens, 'generic-form.png') });
  expect(complaints).toEqual([]);
  await store.remove();
});
