import { defineConfig } from 'vitest/config'

// The faults with small numbers: docs/faults.md. HUIYIN_TEST_DB as everywhere.
export default defineConfig({
  test: { include: ['faults/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 1, isolate: false },
})
