import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Plan, watchQueries } from '#test/kit/plans.ts'
import { sqlite } from '#test/kit/stores.ts'
import { boxes } from '#rules/staff/boxes.ts'
import { openDesk, type Desk } from '../desk.ts'

/** Tables that grow with every case; a page that walks one of them from end to end is slow one day. */
const growing =
  /^SCAN (cases|events|messages|case_clocks|transfers|files|requests|disputes|filings|letters|audit|outbox)\b/

describe('DESIGN 4: what a desk asks for is read from an index, however many cases there are', () => {
  let desk: Desk
  let url = ''
  let queries: ReturnType<typeof watchQueries>
  beforeAll(async () => {
    queries = watchQueries()
    const open = async () => {
      const store = await sqlite()
      url = store.url
      return store
    }
    desk = await openDesk({ name: 'SQLite', open }, {}, 1)
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await desk.dispose()
  })

  const plans = (work: () => Promise<unknown>) => queries.plans(url, work)
  const scans = (steps: Plan[]) =>
    steps.filter(([, details]) => details.some((d) => growing.test(d)))

  test('a table that is walked from end to end is noticed', async () => {
    const { read } = desk.deps.store
    expect(scans(await plans(() => read.chain.cases('', 9)))).toEqual([])
    const raw = new Database(url.slice('file:'.length), { readonly: true })
    const [step] = raw.prepare(`explain query plan select id from cases where wish = ?`).all('x')
    raw.close()
    expect((step as { detail: string }).detail).toMatch(growing)
  })

  test('the inbox, each of its boxes and numbers, and its pages', async () => {
    const by = desk.member('officer')
    const mark = `2026-05-06~${desk.clock.at}~x`
    const steps = await plans(async () => {
      await desk.office.cases.counts(by)
      await desk.office.cases.todo(by)
      for (const box of boxes) await desk.office.cases.inbox(by, box)
      await desk.office.cases.inbox(by, 'body', mark, { status: 'accepted', kind: 'report' })
      await desk.office.cases.search(by, '夜间施工')
    })
    expect(scans(steps)).toEqual([])
    // Runs come in the order of the list; only what is offered by others, of which there are few, is sorted.
    const sorted = steps.filter(
      ([text, details]) => /case when/.test(text) && /TEMP B-TREE/.test(details.join()),
    )
    expect(sorted.filter(([text]) => !/"pending_to" = \?/.test(text))).toEqual([])
  })

  test('the page of a case', async () => {
    const { id } = await desk.take()
    const by = desk.member('officer')
    const steps = await plans(async () => {
      await desk.office.cases.open(by, id)
      await desk.office.cases.seenBy(by, id)
      await desk.office.cases.lettersOf(by, id)
    })
    expect(scans(steps)).toEqual([])
  })

  test('what the house looks through by itself: silence, clocks, the board, the day of a digest', async () => {
    const place = desk.place.slug
    const { read } = desk.deps.store
    const steps = await plans(async () => {
      await desk.office.cases.lapse()
      await desk.office.cases.succeed()
      await desk.office.cases.outlook(desk.member('clerk'))
      await desk.office.cases.board(place)
      await read.provisional.behind(place, { at: 0, id: '' }, true)
      await read.erasure.due(desk.clock.at, 9)
      await read.digests.heads(place, desk.clock.at, desk.clock.at)
    })
    expect(scans(steps)).toEqual([])
  })

  test('S0-41: what a body has in hand is found by its three indexes, not by walking its place', async () => {
    const { read } = desk.deps.store
    const steps = await plans(() => read.cases.inHandsOf(desk.place.slug, desk.here, 9))
    const used = steps.flatMap(([, details]) => details).join()
    expect(used).not.toMatch(/cases_received|cases_item|SCAN cases/)
    for (const index of ['cases_owner', 'cases_pending', 'cases_first'])
      expect(used).toContain(index)
  })
})
