import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadFacts } from '#api/facts/load.ts'
import { readSettings, SettingsError } from '#api/http/settings.ts'
import { dayAt, type Day } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { penalties } from '#rules/route/source.ts'

/** The facts that the build made, and today in China; throws a Chinese sentence where there are none. */
export const openCatalogue = (env: NodeJS.ProcessEnv): { facts: Facts; today: Day } => {
  const { root, PLACES } = readSettings(env)
  const path = join(root, 'dist/facts.json')
  if (!existsSync(path)) throw new SettingsError('还没有 dist/facts.json，请先 npm run build')
  return { facts: loadFacts(path, { places: PLACES }), today: dayAt(Date.now()) }
}

/** The place with this slug; without one the only place there is. */
export const placeIn = (facts: Facts, slug: string | undefined): Place | undefined =>
  slug === undefined && facts.places.length === 1
    ? facts.places[0]
    : facts.places.find((place) => place.slug === slug)

/** Which places there are, for a message. */
export const slugs = (facts: Facts): string => facts.places.map((place) => place.slug).join('、')

/** The penalising articles of an item, three at most; none of an id that is not in the catalogue. */
export const basesIn = (facts: Facts): ((item: string) => string[]) => {
  const items = new Map(facts.items.map((item) => [item.id, item]))
  return (id) => {
    const item = items.get(id)
    return item ? penalties(item, 3) : []
  }
}

/** A score as it is written out. */
export const shortScore = (score: number): number => Math.round(score * 1000) / 1000
