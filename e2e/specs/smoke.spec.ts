import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../harness/desktop-app.ts';

const screens = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

for (const theme of ['light', 'dark'] as const) {
  test(`the application starts, complains about nothing and is accessible (${theme})`, async ({ launch }) => {
    const { page, complaints } = await launch({ theme });
    await expect(page).toHaveTitle(/Policy Bench/);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.screenshot({ path: join(screens, `welcome-${theme}.png`) });
    // Without the legacy mode axe opens a page of its own, which an Electron application does not allow.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    expect(complaints).toEqual([]);
  });
}
