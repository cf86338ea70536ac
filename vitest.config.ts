import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,runtime,renderer,electron,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Looking up styles costs most of the time of a test of the window, and no test asks for one.
    environmentOptions: { happyDOM: { settings: { disableComputedStyleRendering: true } } },
    setupFiles: ['renderer/testing/fast-dom.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Two cores are the smallest machine this runs on; more workers than that only wait for each other.
    maxWorkers: 2,
  },
});
