import { readFileSync } from 'node:fs'
import type { Facts } from '#rules/content/facts.ts'

/**
 * The compiled facts of a build, parsed as they are: they were validated when they were compiled. `places` keeps only
 * these slugs (setting `PLACES`) and throws on one that content/ does not have.
 */
export const loadFacts = (path: string, choice: { places?: readonly string[] } = {}): Facts => {
  const facts: Facts = JSON.parse(readFileSync(path, 'utf8'))
  const { places } = choice
  if (!places?.length) return facts
  const missing = places.filter((slug) => !facts.places.some((p) => p.slug === slug))
  if (missing.length > 0) throw new Error(`PLACES 里有不认识的辖区：${missing.join('、')}`)
  return { ...facts, places: facts.places.filter((p) => places.includes(p.slug)) }
}
