import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,runtime,renderer,electron,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['renderer/testing/fast-dom.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Two cores are the smallest machine this runs on; more workers than that only wait for each other.
    maxWorkers: 2,
  },
});
