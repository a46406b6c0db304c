import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

process.env['TZ'] = 'Asia/Shanghai'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/kit/global.ts'].filter((f) => existsSync(f)),
    setupFiles: ['test/kit/console.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    fileParallelism: true,
  },
})
