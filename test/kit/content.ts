import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compile } from '#api/facts/compile.ts'
import { withLearned } from '#api/facts/learn.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'

export const root = resolve(import.meta.dirname, '../..')

/** What the first file of a run that needs it has made, for the others: compiling takes seconds, reading it none. */
function madeOnce<T>(name: string, make: () => T): T {
  const run = process.env['SHOUWEN_TEST_RUN']
  if (!run) return make()
  const file = join(run, name)
  if (!existsSync(file)) {
    // Two files may make it at once; each writes all of it, and the later is the same.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(make()))
    renameSync(`${file}.${process.pid}`, file)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

let compiled: ReturnType<typeof compile> | undefined
/** content/ as shipped, with what the compiler finds wrong in it. */
export const shipped = (): ReturnType<typeof compile> =>
  (compiled ??= madeOnce('compiled.json', () => compile(root)))
let learned: Facts | undefined
/** The same with what is learned from it, as a build holds it. */
export const facts = (): Facts =>
  (learned ??= madeOnce('facts.json', () => withLearned(shipped().facts, join(root, '.cache'))))

export const placeOf = (slug: string): Place => {
  const place = facts().places.find((p) => p.slug === slug)
  if (!place) throw new Error(`no place ${slug}`)
  return place
}
