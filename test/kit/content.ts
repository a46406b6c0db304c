import { join, resolve } from 'node:path'
import { compile } from '#api/facts/compile.ts'
import { withLearned } from '#api/facts/learn.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'

export const root = resolve(import.meta.dirname, '../..')
let compiled: ReturnType<typeof compile> | undefined
/** content/ as shipped, with what the compiler finds wrong in it; compiled once per test file. */
export const shipped = (): ReturnType<typeof compile> => (compiled ??= compile(root))
let learned: Facts | undefined
/** The same with what is learned from it, as a build holds it. */
export const facts = (): Facts => (learned ??= withLearned(shipped().facts, join(root, '.cache')))

export const placeOf = (slug: string): Place => {
  const place = facts().places.find((p) => p.slug === slug)
  if (!place) throw new Error(`no place ${slug}`)
  return place
}
