import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,runtime,renderer,electron,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['renderer/testing/fast-dom.ts'],
    // Bundled once and kept: otherwise each file of the window's tests loads some two thousand modules of these.
    deps: { optimizer: { client: { enabled: true, include: ['@mui/material', '@mui/material/*', '@emotion/react', '@emotion/cache', 'lucide-react'] } } },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Two cores are the smallest machine this runs on; more workers than that only wait for each other.
    maxWorkers: 2,
  },
});
