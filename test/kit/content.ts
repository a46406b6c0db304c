import { resolve } from 'node:path'
import { compile } from '#api/facts/compile.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'

export const root = resolve(import.meta.dirname, '../..')
let compiled: ReturnType<typeof compile> | undefined
/** content/ as shipped, with what the compiler finds wrong in it; compiled once per test file. */
export const shipped = (): ReturnType<typeof compile> => (compiled ??= compile(root))
export const facts = (): Facts => shipped().facts

export const placeOf = (slug: string): Place => {
  const place = facts().places.find((p) => p.slug === slug)
  if (!place) throw new Error(`no place ${slug}`)
  return place
}
