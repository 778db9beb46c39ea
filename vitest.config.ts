import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    globalSetup: './__tests__/helpers/warm-tools.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The program's own children take the other core.
    maxWorkers: 2,
    reporters: ['default', './__tests__/helpers/closing-line.ts'],
  },
});
