import { brotliCompressSync, constants } from 'node:zlib'
import type { Item } from '#rules/content/item.ts'
import { buildIndex } from '#rules/search/build.ts'
import { manifestName, openSearch, partName } from '#rules/search/browser-safe.ts'
import { partition } from '#rules/search/partition.ts'
import { search as find } from '#rules/search/query.ts'
import { searchParts } from '#rules/publish/pages.ts'
import { facts, placeOf } from '#test/kit/content.ts'
import { labelled, quantile, share, timed } from './labelled.ts'
import type { Bench } from './run.ts'

const day = '2026-11-22'
const brotli = (value: unknown): number =>
  brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    .length

const recall = (items: Item[], ranked: (text: string) => string[], kind: string) => {
  const rows = labelled('queries/dev.tsv')?.filter((row) => row[2] === kind && row[4])
  if (!rows) return undefined
  const byId = new Map(items.map((item) => [item.id, item]))
  let n = 0
  const within = [1, 5, 10].map(() => 0)
  for (const [, text = '', , , bases = ''] of rows) {
    const wanted = new Set(bases.split(';'))
    const right = (item: Item | undefined): boolean =>
      item?.basis.some((b) => b.role === 'penalises' && wanted.has(`${b.law}:${b.article}`)) ??
      false
    if (!items.some(right)) continue
    n += 1
    const at = ranked(text).findIndex((id) => right(byId.get(id)))
    ;[1, 5, 10].forEach((depth, i) => {
      if (at >= 0 && at < depth) within[i] = (within[i] ?? 0) + 1
    })
  }
  return { n, within }
}

/** Recall by article, bytes until the first hits, time of a query; next to a plain scan of the same text. */
export const search: Bench = {
  name: 'search',
  title: 'Catalogue search',
  run: async ({ table, note }) => {
    const place = placeOf('lingxi')
    const [catalogue, built] = timed(() => buildIndex(facts(), place, day))
    const { index, cards } = catalogue
    for (const kind of ['search', 'report']) {
      const found = recall(
        facts().items,
        (text) => find(index, cards, text, {}, 10).hits.map((hit) => hit.id),
        kind,
      )
      if (!found) note(`No labelled rows beside the project: recall (${kind}) is not measured.`)
      else
        table([
          Object.fromEntries([
            ['kind', kind],
            ...[1, 5, 10].map((depth, i) => [
              `recall@${depth}`,
              share(found.within[i] ?? 0, found.n),
            ]),
          ]),
        ])
    }
    const { manifest, parts } = partition(catalogue, 'bench', searchParts)
    const size = new Map([
      [manifestName, brotli(manifest)],
      ...parts.map((p, at): [string, number] => [partName(at), brotli(p)]),
    ])
    const queries = facts().items.map((item) => item.words[0] ?? item.title)
    const text = facts().items.map((item) => JSON.stringify(item))
    const bytes: number[] = []
    const parted: number[] = []
    for (const query of queries) {
      let fetched = 0
      const ask = openSearch(async (name) => {
        fetched += name === manifestName ? 0 : (size.get(name) ?? 0)
        return JSON.parse(JSON.stringify(name === manifestName ? manifest : parts[parseInt(name)]))
      })
      const from = performance.now()
      await ask(query)
      parted.push(performance.now() - from)
      bytes.push(fetched)
    }
    const whole = queries.map((query) => timed(() => find(index, cards, query))[1])
    const scan = queries.map((query) => timed(() => text.filter((t) => t.includes(query)))[1])
    const row = (what: string, times: number[]) => ({
      what,
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
    })
    table([
      row('plain scan of the same text, ms (limit)', scan),
      row('whole index, ms', whole),
      row('parts: parse, load and search, ms', parted),
      row('brotli bytes of the parts of one query', bytes),
    ])
    note(
      `${cards.length} items; index built in ${built.toFixed(0)} ms; manifest ${size.get(manifestName)} bytes brotli, once.`,
    )
  },
}
