import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { join } from 'node:path'
import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { buildIndex } from '#rules/search/build.ts'
import { openSearch } from '#rules/search/browser-safe.ts'
import { partition } from '#rules/search/partition.ts'
import { root } from '#test/kit/content.ts'

export const day = '2026-11-22'

/** Published pages and files of the index are compressed at 5, scripts and styles once at 11. */
export const brotli = (bytes: string | Uint8Array, quality = 5): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length

/** The lines above a file: status, type, tag, and the security headers of every answer, as our own server sends them. */
export const headers = 750

/** A script as browsers get it: bundled, minified, compressed. */
export const scriptBytes = async (entry: string): Promise<number> => {
  const made = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    // What the browsers that the site is built for understand (astro.config.mjs).
    target: ['chrome80', 'safari13'],
    supported: { destructuring: true },
    write: false,
    logLevel: 'error',
  })
  return brotli(made.outputFiles[0]?.contents ?? new Uint8Array(), 11)
}

/** A catalogue of `count` items: those that there are, then mixtures of them with every sixth character changed. */
export const enlarged = (facts: Facts, count: number): Facts => {
  const common = facts.items.map((item) => item.act).join('')
  let seed = 7
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const changed = (text: string): string =>
    Array.from(text, (c) => (random(6) === 0 ? common.charAt(random(common.length)) : c)).join('')
  const pick = (): Item => {
    const item = facts.items[random(facts.items.length)]
    if (!item) throw new Error('no items')
    return item
  }
  const more = Array.from({ length: Math.max(0, count - facts.items.length) }, (_, n): Item => {
    const [one, other] = [pick(), pick()]
    return {
      ...one,
      id: `${one.field}-${10_000 + n}`,
      title: changed(one.title),
      name: changed(other.name),
      act: changed(one.act.slice(0, 30) + other.act.slice(0, 30)),
      words: [...one.words, ...other.words].slice(0, 6).map(changed),
    }
  })
  const items = [...facts.items, ...more].slice(0, count)
  return { ...facts, items: items.toSorted((a, b) => (a.field < b.field ? -1 : 1)) }
}

export type Opened = {
  ask: (query: string, limit?: number) => Promise<{ ids: string[]; bytes: number; ms: number }>
}

/**
 * Our search as a browser has it, with the bytes that a query fetches when nothing but the script is there yet: files
 * of the index compressed, and the headers of each.
 */
export const openOurs = (facts: Facts, place: Place): Opened => {
  const files = partition(buildIndex(facts, place, day), 'bench')
  const texts = new Map([...files].map(([name, value]) => [name, JSON.stringify(value)]))
  const sizes = new Map<string, number>()
  const sizeOf = (name: string): number => {
    const size = sizes.get(name) ?? brotli(texts.get(name) ?? '') + headers
    sizes.set(name, size)
    return size
  }
  return {
    ask: async (query, limit = 10) => {
      const fetched: string[] = []
      const find = openSearch(async (name) => {
        fetched.push(name)
        return JSON.parse(texts.get(name) ?? '')
      })
      const from = performance.now()
      const found = await find(query, {}, limit)
      const ms = performance.now() - from
      const bytes = fetched.reduce((sum, name) => sum + sizeOf(name), 0)
      return { ids: found.hits.map((hit) => hit.id), bytes, ms }
    },
  }
}
