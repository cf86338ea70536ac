import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../harness/desktop-app.ts';

interface Bridge {
  call(method: string, params: unknown): Promise<{ readonly ok: boolean }>;
  subscribe(listener: (name: string, payload: unknown) => void): () => void;
}

async function hostProcess(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(({ app: electron }) => electron.getAppMetrics().find((metric) => metric.name === 'Policy Bench host')?.pid);
  if (pid === undefined) throw new Error('The host process is not among the processes of the application');
  return pid;
}

test('a host that is killed comes back, and the window hears of it', async ({ launch }) => {
  const { app, page } = await launch();
  await expect(page.getByRole('heading', { name: 'Policy Bench' })).toBeVisible();
  // Listening is settled before the kill; the page may be slower than the shell.
  await page.evaluate(() => {
    const scope = globalThis as unknown as { policyBench: Bridge; restarted: unknown };
    scope.policyBench.subscribe((name, payload) => {
      if (name === 'host.restarted') scope.restarted = payload;
    });
  });
  process.kill(await hostProcess(app), 'SIGKILL');
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { restarted: unknown }).restarted), { timeout: 20_000 }).toEqual({ reason: 'killed (9)' });
  const answer = await page.evaluate(() => (globalThis as unknown as { policyBench: Bridge }).policyBench.call('app.info', {}));
  expect(answer.ok).toBe(true);
});
