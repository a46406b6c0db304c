import { loadParts } from './load.ts'
import { bucketOf, type Manifest, type Part } from './partition.ts'
import { search, wantedOf, type Filters, type Found } from './query.ts'

export type { Card } from './cards.ts'
export type { Filters, Found, Hit } from './query.ts'
export { highlight, type Segment } from '#rules/text/highlight.ts'
export { queryLimit } from './query.ts'

/** The file of a bucket, beside `head.json`; the caller knows the folder and fetches. */
export const partName = (bucket: number): string => `${bucket}.json`
export const manifestName = 'head.json'

/** Reads one published file of the index by name and returns its JSON. */
export type FetchPart = <T>(name: string) => Promise<T>

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
 * Catalogue search over the published parts: fetches the manifest and only the parts that a query needs, each once.
 * The same tokens and the same scores as on the server. Rejects when a part cannot be fetched, so that the page can
 * fall back to the search that the server renders.
 */
export const openSearch = (fetchPart: FetchPart) => {
  const manifests = once((name) => fetchPart<Manifest>(name))
  const parts = once((name) => fetchPart<Part>(name))
  return async (query: string, filters: Filters = {}, limit?: number): Promise<Found> => {
    const manifest = await manifests(manifestName)
    const { exact, starts } = wantedOf(query)
    const buckets = [...new Set(exact.map((token) => bucketOf(token, manifest.buckets)))]
    const fetched = await Promise.all(buckets.map((bucket) => parts(partName(bucket))))
    const words = new Set(exact)
    const keep = (term: string): boolean =>
      words.has(term) || starts.some((start) => term.startsWith(start))
    const { index, cards } = loadParts(manifest, fetched, keep)
    return search(index, cards, query, filters, limit)
  }
}
