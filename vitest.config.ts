import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

process.env['TZ'] = 'Asia/Shanghai'

/** Files that take minutes. Begun last, one of them would run alone at the end. */
const long = /\/(e2e\/(axe|static-copy|chat-model)|publish\/equality|http\/door)/

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const { first = [], rest = [] } = Object.groupBy(sorted, ({ moduleId }) =>
      long.test(moduleId) ? 'first' : 'rest',
    )
    return [...first, ...rest]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/kit/global.ts'].filter((f) => existsSync(f)),
    setupFiles: ['test/kit/console.ts'],
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    fileParallelism: true,
  },
})
