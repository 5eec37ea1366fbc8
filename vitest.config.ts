import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'bench/*/*.test.ts'] } },
      { test: { name: 'conventions', include: ['test/conventions/*.test.ts'] } },
      { test: { name: 'exact', include: ['test/exact/*.test.ts'] } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          globalSetup: ['test/browser/harness/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
