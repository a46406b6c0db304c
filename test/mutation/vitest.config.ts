import { defineConfig } from 'vitest/config'

process.env['TZ'] = 'Asia/Shanghai'

/** The tests of the rules alone: they must notice each mutant without a house, a browser or a database. */
export default defineConfig({
  test: { include: ['test/rules/**/*.test.ts'], testTimeout: 60_000 },
})
