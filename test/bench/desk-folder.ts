import Database from 'better-sqlite3'
import { join } from 'node:path'
import { hashPassword } from '#api/office/staff/hash.ts'
import { record } from '#db/casework.ts'
import type { Case } from '#db/cases.ts'
import type { Action } from '#rules/case/action.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { clock as clockSchema } from '#rules/content/common.ts'
import { noContact } from '#rules/journey/contact.ts'
import { noAnswers, unsure } from '#rules/journey/answers.ts'
import { maskPersonal } from '#rules/text/mask.ts'
import { tokens } from '#rules/text/tokens.ts'
import { withFacets } from '#db/search.ts'
import { lexemes } from '#db/kit/lexeme.ts'
import { facts, makeHouse } from '../kit/house.ts'

const days = 60
const dayMs = 86_400_000
export const account = { login: 'bench', password: 'Bench-7421-quiet' }
/** Every tenth sample is done; the others are open. */
const doneEvery = 10
/** Numbers of a day's documents that one copy of its samples takes. */
const perCopy = 16

export type Folder = {
  place: string
  body: string
  words: string[]
  cases: number
}

/** Steps that a sample has gone after its receipt; most wait or are being handled. */
const ways: Action[][] = [
  [],
  [{ do: 'accept' }],
  [{ do: 'accept' }],
  [],
  [{ do: 'accept' }, { do: 'ask', text: '请补充地点。' }],
  [{ do: 'accept' }],
  [],
  [{ do: 'accept' }],
  [{ do: 'accept' }],
]
const done: Action[] = [
  { do: 'accept' },
  { do: 'answer', text: '演示：已经办理。', finding: 'not_filed' },
  { do: 'close', result: '演示：办结' },
]

const limit = (id: string, stop: string, length: number, unit: string) =>
  clockSchema.parse({
    id: `bench-${id}`,
    name: `演示：${id}`,
    start: 'received',
    stop,
    length,
    unit,
    source: '演示',
    standing: 'promise',
    pauses: ['等来件人补充'],
  })
/** The place with three limits of its own: no source that ships has one from the receipt on. */
export const benchFacts = () => {
  const own = [
    limit('accept', 'accepted', 5, 'working'),
    limit('answer', 'answered', 60, 'calendar'),
    limit('close', 'closed', 90, 'working'),
  ]
  const all = facts()
  return { ...all, places: all.places.slice(0, 1).map((place) => ({ ...place, clocks: own })) }
}

/** Samples of the catalogue's own words, sent in through the intake over the last sixty days, and handled as `ways` say. */
async function samplesIn(dir: string): Promise<Folder & { rows: Case[] }> {
  const clock = { at: Date.now() }
  const house = await makeHouse({
    url: `file:${join(dir, 'data/shouwen.db')}`,
    settings: { DATA_DIR: join(dir, 'data'), KEY_DIR: join(dir, 'keys') },
    parts: { now: () => clock.at, facts: benchFacts },
  })
  const { deps, office } = house
  const [place] = deps.facts().places
  if (!place) throw new Error('no place')
  const open = deps.facts().items.filter((i) => !i.territory)
  const ground = { clocks: clocksOf(deps.facts().clocks, place), calendar: deps.calendar() }
  const passwordHash = await hashPassword(account.password)
  const now = clock.at
  const by = await deps.store.write(async (tx) => {
    const { slug, firstResponder: body } = place
    const row = { place: slug, body, login: account.login, passwordHash, createdAt: now }
    // The first digest would take in all these cases at once; a house seals day by day.
    const day = dayAt(now - dayMs)
    await tx.digests.insert({ place: slug, day, tree: 'bench', root: 'bench', at: now }, [])
    return tx.staff.insert({ ...row, name: '演示受理员', role: 'officer', demo: true })
  })
  const rows: Case[] = []
  for (let n = 0; n < days * doneEvery; n += 1) {
    const item = open[(n * 7) % open.length]
    if (!item) continue
    clock.at = now - (1 + (n % days)) * dayMs
    const spot = place.areas[n % place.areas.length]
    const story = `${spot?.name ?? ''}有人${item.act}，前后持续了${1 + (n % 9)}天，请来看一看。`
    const answers = {
      ...noAnswers,
      story: [...story].slice(0, 500).join(''),
      wish: 'check',
      area: spot?.id ?? unsure,
      time: 'unsure',
      nameMode: 'anonymous',
    } as const
    const sent = await office.complaints.submit
      .sendWhole(place.slug, { channel: 'api', answers, contact: noContact }, null)
      .catch(() => null)
    if (!sent?.stored || sent.stored.audience !== null) continue
    let row = sent.stored
    const steps = Math.floor(n / days) % doneEvery === 0 ? done : (ways[n % ways.length] ?? [])
    for (const step of steps) {
      clock.at += 60_000
      const { owner } = row
      const actor = { role: 'staff', id: by.id, body: owner, as: 'officer' } as const
      row = await deps.store.write((tx) => record(tx, row, step, actor, clock.at, ground))
    }
    rows.push(row)
  }
  await house.stop()
  const words = rows.slice(0, 40).map((row) => [...row.text].slice(5, 11).join(''))
  return { place: place.slug, body: place.firstResponder, words, cases: rows.length, rows }
}

/** Ids of copy `k`, scattered like random ones: the samples keep the middle of theirs. */
const scattered = `printf('%08x', ((k * 2654435761) + unicode(substr(t.id, 1, 1)) * 40503 + unicode(substr(t.id, 2, 1)) * 977) & 4294967295) || substr(t.id, 9, 16) || printf('%012x', k)`
/** Copies of a sample came in so many milliseconds one after the other. */
const apart = 37

/** Copies the rows of a table, in the order in which the cases came in, with some columns said anew. */
function multiply(
  db: Database.Database,
  table: string,
  of: string,
  over: Record<string, string>,
): void {
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map((c) => c.name)
  const values = columns.map((name) => over[name] ?? `t.${name}`)
  db.exec(`create temp table samples as select *, ${of} as sample from ${table};
    create index temp.samples_of on samples (sample);
    insert into ${table} (${columns.join()})
      select ${values.join()} from copies c cross join samples t on t.sample = c.sample order by c.rowid;
    drop table samples`)
}

/**
 * A data folder with `count` cases of one place, nine of ten open: real samples, copied with their events and clocks by
 * SQL under other ids and numbers. Their hash chains are those of the samples.
 */
export async function fillFolder(dir: string, count: number): Promise<Folder> {
  const { rows, ...folder } = await samplesIn(dir)
  const db = new Database(join(dir, 'data/shouwen.db'))
  db.pragma('synchronous = OFF')
  // Out of the log first: from there the journal cannot be left out.
  db.pragma('journal_mode = DELETE')
  db.pragma('journal_mode = OFF')
  db.pragma('cache_size = -400000')
  const copies = Math.ceil(count / rows.length) - 1
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'index' and sql is not null
       and tbl_name in ('cases', 'events', 'case_clocks', 'audit')`,
    )
    .all()
  for (const { name } of indexes) db.exec(`drop index "${name}"`)
  // Ids of cases begin with the moment at which they came in, as db/timed-id.ts makes them.
  db.exec(`create temp table copies as
    with recursive n(k) as (select 1 union all select k + 1 from n where k < ${copies}),
      came as (select id as sample, k, received_at - k * ${apart} as at from cases cross join n)
    select sample, k, at, substr(printf('%012x', at), 1, 8) || '-' || substr(printf('%012x', at), 9)
      || '-7' || printf('%03x', k & 4095) || substr(sample, 19) as id
    from came order by at, id`)
  const shelf = db.prepare('insert into text_cases (rowid, tokens) values (?, ?)')
  db.transaction(() => {
    for (const row of rows) {
      const words = withFacets({ place: row.place }, tokens(maskPersonal(row.text)))
      const text = lexemes(words).join(' ')
      for (let k = 1; k <= copies; k += 1) shelf.run(Number(row.doc) + k * perCopy, text)
    }
  })()
  db.exec('begin')
  multiply(db, 'cases', 'id', {
    id: 'c.id',
    number: `t.number || '-' || k`,
    received_at: 'c.at',
    doc: `t.doc + k * ${perCopy}`,
  })
  for (const table of ['events', 'case_clocks'])
    multiply(db, table, 'case_id', { id: scattered, case_id: 'c.id' })
  multiply(db, 'audit', `case when object like 'case:%' then substr(object, 6) end`, {
    id: scattered,
    object: `'case:' || c.id`,
  })
  for (const { sql } of indexes) db.exec(sql)
  db.exec('commit')
  db.pragma('journal_mode = WAL')
  const cases = db.prepare<[], number>('select count(*) from cases').pluck().get() ?? 0
  db.close()
  return { ...folder, cases }
}
