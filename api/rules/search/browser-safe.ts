import { unpacked } from './codec.ts'
import type { LawNames } from './laws.ts'
import { headName, lawsName, leafName, leafSize, soundsName } from './layout.ts'
import { loadWeights, type Weights } from './load.ts'
import { facetsOf, fileOf, type Head, type Leaf, type Part } from './partition.ts'
import { all, type Filters, type Found, isBlank, type Placed, rank, sift } from './query.ts'
import { noTables, secondLook, tablesFor, type Tables, wantedOf } from './wanted.ts'

export type { Card } from './cards.ts'
export type { Filters, Found, Hit } from './query.ts'
export { highlight, type Segment } from '#rules/text/highlight.ts'

/** Reads one published file of the index by name and returns its JSON; the caller knows the folder. */
export type FetchFile = <T>(name: string) => Promise<T>

/** Keeps what was fetched; a failure is forgotten, so that the next query asks again. */
const once = <T>(fetchFile: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const files = new Map<string, Promise<T>>()
  return (name) => {
    const file = files.get(name) ?? fetchFile(name)
    files.set(name, file)
    file.catch(() => files.delete(name))
    return file
  }
}

const hasOwn = (part: Part | undefined, term: string): boolean =>
  part !== undefined && Object.prototype.hasOwnProperty.call(part, term)

/**
 * Catalogue search over the published files: fetches the head, the parts that the words of a query need, the cards of
 * the hits that are shown, each once; tables and sounds only for queries that ask for them. The same hits and the same
 * scores as with the whole index. Rejects when a file cannot be fetched, so that the page can fall back to the search
 * that the server renders.
 */
export const openSearch = (fetchFile: FetchFile) => {
  const head = once((name) => fetchFile<Head>(name))
  const parts = once((name) => fetchFile<Part>(name))
  const leaves = once((name) => fetchFile<Leaf>(name))
  const laws = once((name) => fetchFile<LawNames>(name))
  const sounds = once((name) => fetchFile<Omit<Tables, 'laws'>>(name))

  return async (query: string, filters: Filters = {}, limit = 50): Promise<Found> => {
    const layouts = await head(headName)
    const { layout } = layouts
    const facets = facetsOf(layouts)
    const wanted = wantedOf(query)
    const held = new Map<string, Part>()
    const fetchFor = (terms: string[]) =>
      Promise.all(
        [...new Set(terms.map((term) => fileOf(term, layout)))].map(async (name) =>
          held.set(name, await parts(name)),
        ),
      )
    const partOf = (term: string): Part | undefined => held.get(fileOf(term, layout))
    const has = (term: string): boolean => hasOwn(partOf(term), term)

    const ranked = async (): Promise<Placed[]> => {
      const asksLaws = wanted.law ? laws(lawsName) : undefined
      await fetchFor(wanted.exact.concat(wanted.latin))
      const needed = tablesFor(wanted, has)
      const tables = {
        ...noTables,
        ...(needed.sounds ? await sounds(soundsName) : {}),
        ...(asksLaws ? { laws: await asksLaws } : {}),
      }
      const second = secondLook(wanted, has, tables)
      await fetchFor(second.map(({ term }) => term))
      const begun = [...held.values()]
        .flatMap((part) => Object.keys(part))
        .filter((term) => wanted.starts.some((start) => term.startsWith(start)))
      const weights: Weights = new Map()
      for (const term of [...wanted.exact, ...second.map((row) => row.term), ...begun])
        if (has(term)) weights.set(term, unpacked(partOf(term)?.[term] ?? ''))
      return rank(loadWeights(weights), wanted, second)
    }

    const found = isBlank(query) ? all(facets) : await ranked()
    const { shown, ...rest } = sift(found, facets, filters, limit, wanted.cut)
    const hits = shown.map(async ({ at, score }) => {
      const leaf = await leaves(leafName(Math.floor(at / leafSize)))
      const [id = '', title = ''] = leaf[at % leafSize] ?? []
      const row = facets[at] ?? { field: '', kind: '', body: '' }
      return { id, title, ...row, score }
    })
    return { hits: await Promise.all(hits), ...rest }
  }
}
