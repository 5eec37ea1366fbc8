import { defineConfig } from 'vitest/config'

/** Properties are many cases: a machine under load must not fail them. A test that hangs still ends. */
const PATIENT = { testTimeout: 60_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'bench/*/*.test.ts'],
          ...PATIENT,
        },
      },
      { test: { name: 'conventions', include: ['test/conventions/*.test.ts'], ...PATIENT } },
      { test: { name: 'exact', include: ['test/exact/*.test.ts'], ...PATIENT } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          globalSetup: ['test/browser/harness/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: false,
          // What the page said instead is the first question to a failure.
          chaiConfig: { truncateThreshold: 0 },
        },
      },
    ],
  },
})
