import { unpacked } from './codec.ts'
import type { LawNames } from './laws.ts'
import { characterFile, fileOf, headName, lawsName, leafName, leafSize } from './layout.ts'
import { facetsOf, type Head, type Leaf, type Part } from './partition.ts'
import { all, type Filters, type Found, isBlank, type Placed, rank, sift } from './query.ts'
import { charactersFor, secondLook, wantedOf } from './wanted.ts'

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

  return async (query: string, filters: Filters = {}, limit = 50): Promise<Found> => {
    const layouts = await head(headName)
    const { layout } = layouts
    const facets = facetsOf(layouts)
    const wanted = wantedOf(query)
    const held = new Map<string, Part>()
    const fetchAll = (names: string[]) =>
      Promise.all([...new Set(names)].map(async (name) => held.set(name, await parts(name))))
    const own = (name: string, key: string): string | undefined => {
      const part = held.get(name)
      return part && Object.prototype.hasOwnProperty.call(part, key) ? part[key] : undefined
    }
    const has = (term: string): boolean => own(fileOf(term, layout), term) !== undefined
    const filesOf = (terms: string[]): string[] => terms.map((term) => fileOf(term, layout))

    const ranked = async (): Promise<Placed[]> => {
      const named = wanted.law ? laws(lawsName) : []
      await fetchAll(filesOf(wanted.exact.concat(wanted.latin)))
      const asked = charactersFor(wanted, has)
      await fetchAll(asked.map((one) => characterFile(one, layout)))
      const characters = new Map(
        asked.map((one) => [one, own(characterFile(one, layout), one) ?? '']),
      )
      const second = secondLook(wanted, has, { laws: await named, characters })
      await fetchAll(filesOf(second.map(({ term }) => term)))
      return rank(wanted, second, (term) => {
        const text = own(fileOf(term, layout), term)
        return text === undefined ? undefined : unpacked(text)
      })
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
