import { defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['@zuoxi/source'] } },
  resolve: { conditions: ['@zuoxi/source'] },
  test: {
    include: ['packages/*/test/**/*.test.{ts,tsx}', 'fixtures/test/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 30_000,
    // One worker of two cores would leave the other idle, as much of the suite waits for programs it started.
    maxWorkers: '100%',
  },
})
