import { readFileSync } from 'node:fs'
import { createPublisher } from '#api/publish/publisher.ts'
import { openStore } from '#db/open.ts'
import type { Store } from '#db/open.ts'
import type { Facts } from '#rules/content/facts.ts'

/** A publisher over pages that name the decisions which they show, and nothing else. */
export const plainPublisher = (
  store: Store,
  facts: Facts,
  [dir, built, stamp]: [dir: string, built: string, stamp: string],
) =>
  createPublisher({
    store,
    facts: () => facts,
    render: async (path) => {
      const { decisions } = store.read
      const id = /\/decisions\/([0-9a-f-]{36})\/$/.exec(path)?.[1]
      const row = id === undefined ? undefined : await decisions.byId(id)
      const month = /\/month\/(\d{4}-\d{2})\//.exec(path)?.[1]
      const shown =
        month || path.endsWith('/decisions/')
          ? await decisions.list(
              { place: facts.places[0]?.slug ?? '', today: '2026-05-06', ...(month && { month }) },
              { offset: 0, limit: 999 },
            )
          : []
      const text = row ? `${row.status} ${row.act}` : [path, ...shown.map((d) => d.act)].join('\n')
      return {
        status: row?.status === 'withdrawn' ? 410 : 200,
        type: 'text/html',
        body: Buffer.from(text),
      }
    },
    dir,
    built,
    stamp,
    log: () => undefined,
    now: Date.now,
  })

// As a program: works off what waits, until it is killed.
if (import.meta.main) {
  const [url = '', file = '', dir = '', built = '', stamp = ''] = process.argv.slice(2)
  const store = await openStore(url)
  const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts
  process.stdout.write('began\n')
  await plainPublisher(store, facts, [dir, built, stamp]).resume()
  process.stdout.write('ended\n')
  process.exit(0)
}
