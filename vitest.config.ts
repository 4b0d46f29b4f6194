import { defineConfig } from 'vitest/config'

// Every test that needs a database runs twice: HUIYIN_TEST_DB=pglite (default) and =postgres (scripts/setup.mjs does both).
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'e2e/**/*.test.ts', 'faults/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Files of one worker share its embedded database (db/testing.ts): starting one takes longer than most tests.
    isolate: false,
  },
})
