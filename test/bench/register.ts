import Database from 'better-sqlite3'
import { Client } from 'pg'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '#db/open.ts'
import { headsOf } from '#db/search.ts'
import { lexemes } from '#db/kit/lexeme.ts'
import { tokens } from '#rules/text/tokens.ts'
import { facts } from '../kit/house.ts'
import { hasPostgres, newDatabase, stopServer } from '../kit/postgres.ts'
import { madeColumns, madeRows } from './register-rows.ts'
import type { Bench } from './run.ts'

const today = '2026-06-01'
const rounds = 3

/** What people look for: titles and everyday words of items, a name, a number, a word that stands everywhere. */
function questions(): Record<'words' | 'names' | 'everything', string[]> {
  const { items } = facts()
  const some = items.filter((_, n) => n % 11 === 0)
  return {
    words: some.flatMap((item) => [item.title.slice(0, 6), item.act.slice(0, 8)]),
    names: Array.from({ length: 40 }, (_, n) => `${n * 237}公司`),
    everything: ['', '演示', '罚款', '责令改正', '当事人', '演示 罚款 责令改正'],
  }
}

function fillSqlite(file: string, count: number): void {
  const db = new Database(file)
  db.pragma('synchronous = OFF')
  const row = db.prepare(
    `insert into decisions (${madeColumns.join(', ')}) values (${madeColumns.map(() => '?').join(', ')})`,
  )
  const text = db.prepare('insert into text_decisions (rowid, tokens) values (?, ?)')
  db.exec('begin')
  let n = 0
  for (const made of madeRows(count)) {
    row.run(...made.columns)
    text.run(made.doc, lexemes(made.tokens).join(' '))
    if (++n % 20_000 === 0) db.exec('commit; begin')
  }
  db.exec('commit; analyze')
  db.close()
}

async function fillPostgres(url: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('drop index text_decisions_tokens')
  const cast = (name: string) =>
    /^(fine_fen|released_at|version|doc)$/.test(name)
      ? 'bigint'
      : name === 'demo'
        ? 'boolean'
        : 'text'
  const arrays = madeColumns.map((name, n) => `$${n + 1}::${cast(name)}[]`).join(', ')
  const insert = `insert into decisions (${madeColumns.join(', ')}) select * from unnest(${arrays})`
  let held: ReturnType<typeof madeRows> extends Generator<infer R> ? R[] : never = []
  const flush = async () => {
    await client.query(
      insert,
      madeColumns.map((name, at) =>
        held.map((r) => (name === 'demo' ? true : (r.columns[at] ?? null))),
      ),
    )
    await client.query(
      'insert into text_decisions select * from unnest($1::bigint[], $2::tsvector[])',
      [
        held.map((r) => r.doc),
        held.map((r) =>
          lexemes(r.tokens)
            .map((w) => `'${w}'`)
            .join(' '),
        ),
      ],
    )
    held = []
  }
  for (const made of madeRows(count)) if (held.push(made) === 2000) await flush()
  await flush()
  await client.query(`set maintenance_work_mem = '256MB'`)
  await client.query('create index text_decisions_tokens on text_decisions using gin (tokens)')
  await client.query('vacuum analyze')
  await client.end()
}

type Row = Record<string, string | number>
const ms = (n: number): string => n.toFixed(n < 10 ? 2 : 0)

export async function measure(store: Store, rows: number): Promise<Row[]> {
  const { register } = store.read.search
  const facets = { place: 'here' }
  const ways = {
    newest: async (ask: Parameters<typeof register.newest>[0]) =>
      (await register.newest(ask)).rows.length,
    facets: async (ask: Parameters<typeof register.newest>[0]) =>
      (await register.facets(ask)).length,
    ranked: async (ask: Parameters<typeof register.newest>[0]) =>
      (await register.ranked(ask)).found,
  }
  const seen: Row[] = []
  for (const [way, run] of Object.entries(ways))
    for (const [kind, list] of Object.entries(questions())) {
      const times: number[] = []
      const work: number[] = []
      let hits = 0
      for (let round = 0; round <= rounds; round += 1)
        for (const question of list) {
          const ask = { tokens: tokens(question), facets, today }
          const [began, used] = [performance.now(), process.cpuUsage()]
          const found = await run(ask)
          const { user, system } = process.cpuUsage(used)
          // The first round warms what a server has warm.
          if (round === 0) continue
          times.push(performance.now() - began)
          work.push((user + system) / 1000)
          hits += found
        }
      const at = (q: number, of = times) =>
        ms(of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * q))] ?? 0)
      seen.push({
        engine: store.engine,
        rows,
        way,
        questions: kind,
        asked: times.length,
        'mean hits': Math.round(hits / times.length),
        'p50 ms': at(0.5),
        'p95 ms': at(0.95),
        'max ms': at(1),
        'p95 processor ms': at(0.95, work),
      })
    }
  return seen
}

/** Search over all decisions on both engines: the newest first, ranked, and the counts of the facets. */
export const register: Bench = {
  name: 'register',
  title: 'Search over decisions',
  run: async ({ scale, table, note }) => {
    const count = Math.round(1_000_000 * scale)
    const dir = mkdtempSync(join(tmpdir(), 'shouwen-register-'))
    const file = join(dir, 'shouwen.db')
    const only = process.env['ENGINE']
    try {
      if (only !== 'postgres') {
        await (await openStore(`file:${file}`)).close()
        const began = performance.now()
        fillSqlite(file, count)
        note(`SQLite: ${count} rows made in ${Math.round((performance.now() - began) / 1000)} s`)
        const store = await openStore(`file:${file}`)
        const tidied = performance.now()
        for (let step = 0; step < count / 1000; step += 1)
          await store.write((tx) => tx.search.tidyDecisions(step === 0 ? -64 : 64))
        note(
          `put in order by ${Math.round(count / 1000)} steps of a night: ${Math.round((performance.now() - tidied) / 1000)} s`,
        )
        table(await measure(store, count))
        await store.close()
      }
      if (only === 'sqlite' || !hasPostgres()) return
      process.env['SHOUWEN_TEST_RUN'] ??= dir
      const made = performance.now()
      const { url, drop } = await newDatabase()
      await (await openStore(url)).close()
      await fillPostgres(url, count)
      note(`PostgreSQL: ${count} rows made in ${Math.round((performance.now() - made) / 1000)} s`)
      const store = await openStore(url)
      table(await measure(store, count))
      await store.close()
      await drop()
    } finally {
      stopServer(dir)
      rmSync(dir, { recursive: true, force: true })
    }
    note(
      `Words at the head are ${headsOf(['x'])[0]?.slice(0, 2)}… tokens; ${rounds} rounds after one that warms.`,
    )
  },
}
