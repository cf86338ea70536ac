import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results/e2e',
  // Each test starts an application of its own; more at a time than this only slow each other down.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // On a busy machine of others a second try tells a slow one from a broken one; the report names it as flaky.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json']],
  use: { screenshot: 'only-on-failure' },
});
