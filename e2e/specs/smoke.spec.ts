import { join } from 'node:path';
import { DesignWindow } from '../pages/design-window.ts';
import { expectAccessible } from '../harness/accessibility.ts';
import { expect, test } from '../harness/desktop-app.ts';

const screens = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

for (const theme of ['light', 'dark'] as const) {
  test(`the application starts, complains about nothing and is accessible (${theme})`, async ({ launch }) => {
    const { page, complaints } = await launch({ theme });
    await expect(page).toHaveTitle(/Policy Bench/);
    await expect(page.getByRole('heading', { name: 'Policy Bench' })).toBeVisible();
    await page.screenshot({ path: join(screens, `08-welcome-${theme}.png`) });
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
}

test('the sample opens and answers its first request by one click', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: 'Open sample and send a request' }).click();
  const design = new DesignWindow(page);
  await expect(design.test.result).toContainText('200 OK', { timeout: 30_000 });
  await expect(design.status).toContainText('All changes saved');
});
