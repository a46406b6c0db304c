import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compile } from '#api/facts/compile.ts'
import { withLearned } from '#api/facts/learn.ts'

const root = resolve(import.meta.dirname, '../..')
const cache = join(root, '.cache')
const newest = (folder: string, name: RegExp): number =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => name.test(file))
        .reduce((latest, file) => Math.max(latest, statSync(join(folder, file)).mtimeMs), 0)
    : 0

/** Trains what a build would have learned before the first test needs it, unless it is there: a test may not wait so long. */
export const learned = (): void => {
  const made = newest(cache, /^kinds-/)
  const sources = ['content/common', 'api/rules/classify', 'api/rules/text']
  if (sources.some((folder) => newest(join(root, folder), /\.(yaml|csv|ts)$/) > made))
    withLearned(compile(root).facts, cache)
}
