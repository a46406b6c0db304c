import type { Item } from '#rules/content/item.ts'
import { penalties } from '#rules/route/source.ts'
import { itemsOf } from '#rules/search/cards.ts'
import { facts, placeOf } from '#test/kit/content.ts'
import { labelled, quantile } from './labelled.ts'
import type { Bench } from './run.ts'
import { day, enlarged, openOurs, scriptBytes } from './search-ours.ts'
import { mistyped } from './search-mistyped.ts'
import { installPeers, miniSearch, pagefind, type Peer } from './search-peers.ts'
import { wilson } from './wilson.ts'

type Row = { text: string; bases: Set<string> }

const shareOf = (part: number, whole: number): string => {
  const [low, high] = wilson(part, whole)
  return `${((part / whole) * 100).toFixed(1)} % (${low.toFixed(0)}–${high.toFixed(0)})`
}

/** Rows with an accepted basis; whether the catalogue has an item for it does not matter. */
const rowsOf = (kind: string): Row[] =>
  (labelled('queries/dev.tsv') ?? [])
    .filter((row) => row[2] === kind && row[4])
    .map(([, text = '', , , bases = '']) => ({ text, bases: new Set(bases.split(';')) }))

type Engine = Pick<Peer, 'name' | 'ask'>

const measure = async ({ name, ask }: Engine, rows: Row[], byId: Map<string, Item>) => {
  const within = [1, 3, 10].map(() => 0)
  const times: number[] = []
  let reciprocal = 0
  for (const { text, bases } of rows) {
    const { ids, ms } = await ask(text)
    times.push(ms)
    const right = (id: string): boolean => {
      const item = byId.get(id)
      return item !== undefined && penalties(item, 3).some((basis) => bases.has(basis))
    }
    const at = ids.slice(0, 10).findIndex(right)
    if (at >= 0) reciprocal += 1 / (at + 1)
    ;[1, 3, 10].forEach((depth, i) => {
      if (at >= 0 && at < depth) within[i] = (within[i] ?? 0) + 1
    })
  }
  const recalls = [1, 3, 10].map((depth, i) => [`@${depth}`, shareOf(within[i] ?? 0, rows.length)])
  return {
    engine: name,
    n: rows.length,
    ...Object.fromEntries(recalls),
    MRR: (reciprocal / rows.length).toFixed(3),
    'p50 ms': quantile(times, 0.5),
    'p95 ms': quantile(times, 0.95),
  }
}

const kB = (bytes: number[], q: number): string => (Number(quantile(bytes, q)) / 1000).toFixed(1)

/** Recall by article, bytes until the first result, time of a query: ours, MiniSearch and Pagefind on the same items. */
export const search: Bench = {
  name: 'search',
  title: 'Catalogue search',
  run: async ({ table, note, scale }) => {
    const place = placeOf('lingxi')
    const items = itemsOf(facts(), place, day)
    const byId = new Map(items.map((item) => [item.id, item]))
    const script = await scriptBytes('site/scripts/search.ts')
    const queries = items.map((item) => item.words[0] ?? item.title)
    const samples = queries.filter((_, at) => at % Math.ceil(queries.length / 40) === 0)
    const oursOver = (count: number) => {
      const all = count === items.length ? facts() : enlarged(facts(), count)
      return openOurs(all, place)
    }
    const ours = oursOver(items.length)
    const peers = installPeers()
      ? [
          await miniSearch(items, false),
          await miniSearch(items, true),
          await pagefind(items, samples),
        ]
      : []
    if (peers.length === 0) note('MiniSearch and Pagefind could not be installed: not measured.')
    for (const kind of ['search', 'report']) {
      const rows = rowsOf(kind)
      if (rows.length === 0) {
        note(`No labelled rows beside the project: recall (${kind}) is not measured.`)
        continue
      }
      note(`Kind: ${kind}. Accepted article among those of the hit (three at most), Wilson 95 %.`)
      const out = [await measure({ name: 'ours', ask: (q) => ours.ask(q, 10) }, rows, byId)]
      for (const peer of peers) out.push(await measure(peer, rows, byId))
      table(out)
    }
    note('An everyday word of each item, typed in other ways: the item first / among ten.')
    table(
      await mistyped(
        [{ name: 'ours', ask: (q: string) => ours.ask(q, 10) }, ...peers.slice(0, 1)],
        items,
      ),
    )
    const weigh = async (name: string, opened: typeof ours) => {
      const bytes: number[] = []
      for (const query of samples) bytes.push(script + (await opened.ask(query)).bytes)
      return { name, bytes }
    }
    const weighed = [
      await weigh(`ours, ${items.length} items`, ours),
      ...peers.map(({ name, bytes }) => ({ name: `${name}, ${items.length} items`, bytes })),
    ]
    if (scale === 1)
      for (const count of [1_000, 5_000])
        weighed.push(await weigh(`ours, ${count} items (some made up)`, oursOver(count)))
    table(
      weighed.map(({ name, bytes }) => ({
        'script and index until the first result': name,
        'p50 kB': kB(bytes, 0.5),
        'p95 kB': kB(bytes, 0.95),
        'max kB': kB(bytes, 1),
      })),
    )
    await Promise.all(peers.map((peer) => peer.close()))
  },
}
