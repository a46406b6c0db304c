import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { annualReport } from '#api/cli/annual-report.ts'
import type { NewDecision } from '#db/decision-write.ts'
import { bringOut, takeDown } from '#api/office/decisions/settle.ts'
import { openDesk } from '#test/office/desk.ts'
import { figureList } from '#rules/opendata/list-figures.ts'
import { runCommand } from '#test/kit/command.ts'
import { aDecision } from '#test/kit/rows.ts'
import { sqlite } from '#test/kit/stores.ts'

const canary = '金丝雀物流有限公司'

describe('the register as the public reads it', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  let slug = ''
  let item = ''
  let field = ''
  beforeAll(async () => {
    desk = await openDesk({ name: 'SQLite', open: sqlite })
    slug = desk.place.slug
    const first = desk.deps.facts().items[0]
    item = first?.id ?? ''
    field = first?.field ?? ''
  })
  afterAll(() => desk.dispose())

  /** A decision that has come out the way all do. */
  const out = (over: Partial<NewDecision>) =>
    desk.deps.store.write(async (tx) => {
      const draft = await tx.decisions.insert(
        aDecision({ place: slug, body: desk.here, status: 'draft', ...over }),
      )
      const found = desk.deps.facts().items.find((i) => i.id === over.itemId)
      return bringOut(tx, draft, found, { releasedAt: desk.clock.at }, desk.clock.at)
    })
  const company = (number: string, over: Partial<NewDecision> = {}) =>
    out({ number, itemId: item, partyKind: 'organisation', partyName: canary, ...over })
  const get = async (path: string) =>
    desk.api.request(path, { headers: { 'x-shouwen-client': path } })
  const text = async (path: string) => (await get(path)).text()
  const at = (path: string) => `/${slug}/decisions${path}`

  test('S1-12, 行政处罚法 48: found, listed, counted, and once withdrawn nowhere; the change says so without the party', async () => {
    const { register, figures } = desk.office.decisions
    const month = '2026-05'
    const row = await company('演示金〔2026〕1号', { act: '演示乱堆渣土', facts: `${canary}乱堆` })
    const everything = async () =>
      JSON.stringify([
        await text(at(`?q=${encodeURIComponent(canary)}`)),
        await text(at(`?q=${encodeURIComponent('渣土')}&sort=rank`)),
        await text(at('/changes')),
        await text(at('/changes?format=csv')),
        await text(at('/changes?format=ndjson')),
        await register.listPage(
          { place: slug, cut: `item:${item}`, month },
          { offset: 0, limit: 9 },
        ),
        await register.listPage({ place: slug, cut: 'kind:fine', month }, { offset: 0, limit: 9 }),
        await register.newest(slug, `field:${field}`, 9),
        await register.lists(slug),
        figureList(await figures(slug, { month }, { offset: 0, limit: 9 })).rows,
      ])
    const before = await everything()
    expect(before.split(canary).length).toBeGreaterThan(7)
    const { next } = (await (await get(at('/changes'))).json()) as { next: number }
    await desk.deps.store.write((tx) =>
      takeDown(
        tx,
        row,
        { status: 'withdrawn', withdrawnAt: desk.clock.at, withdrawReason: '演示撤回' },
        desk.clock.at,
      ),
    )
    expect(await everything()).not.toContain('金丝雀')
    const since = await (await get(at(`/changes?since=${next}`))).json()
    expect(since).toMatchObject({
      changes: [{ change: 'gone', id: row.id, why: '撤回公开', reason: '演示撤回' }],
      more: false,
    })
    expect(await register.list(slug, `item:${item}`)).toBeNull()
    expect(await register.report(slug, '2026')).toBeNull()
  })

  test('a search counts its facets, says what it ranked, and refuses no words', async () => {
    await company('演示找〔2026〕1号', { act: '演示占道经营', partyName: '演示甲公司' })
    await company('演示找〔2026〕2号', {
      act: '演示其他',
      facts: '占道经营',
      decidedOn: '2026-05-02',
      kinds: ['警告'],
    })
    type Found = { hits: { number: string }[]; facets: { kind: unknown[] }; ranked: number | null }
    const ask = async (query: string) => (await (await get(at(query))).json()) as Found
    const words = encodeURIComponent('占道经营')
    const newest = await ask(`?q=${words}`)
    expect(newest.hits.map((h) => h.number)).toEqual(['演示找〔2026〕1号', '演示找〔2026〕2号'])
    expect(newest.facets.kind).toEqual(
      [
        { value: 'warning', name: '警告', count: 1 },
        { value: 'fine', name: '罚款', count: 1 },
      ].toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
    )
    const ranked = await ask(`?q=${words}&sort=rank`)
    expect([ranked.hits[0]?.number, ranked.ranked]).toEqual(['演示找〔2026〕1号', 2])
    expect((await ask(`?q=${words}&kind=warning`)).hits).toHaveLength(1)
    expect((await ask('')).hits.length).toBeGreaterThan(1)
    expect((await ask('?q=%22%20OR%20*&month=never&after=x')).hits).toEqual([])
    const months = 'from=2026-01&to=2026-12'
    for (const [cut, status] of [
      ['all', 200],
      ['kind:fine', 200],
      ['party:person', 200],
      ['xx', 400],
      ['kind:', 400],
    ] as const) {
      const answer = await get(`/${desk.place.slug}/decisions/figures?cut=${cut}&${months}`)
      expect([cut, answer.status]).toEqual([cut, status])
    }
    expect((await get('/nowhere/decisions')).status).toBe(404)
    expect((await get('/nowhere/decisions/changes')).status).toBe(404)
    expect((await get(at('/changes?since=-1'))).status).toBe(400)
    expect((await get(at('/figures?from=2026&to=2026-05'))).status).toBe(400)
  })

  test('S0-33: each number of the yearly report is found again in the files, by its query and by the interface', async () => {
    await out({
      number: '演示人〔2026〕1号',
      partyName: '金丝雀',
      partyKind: 'person',
      kinds: ['罚款', '没收违法所得'],
      confiscatedFen: 12_345,
      decidedOn: '2026-02-03',
    })
    const { register, figures } = desk.office.decisions
    const report = await register.report(slug, '2026')
    if (!report) throw new Error('there are decisions of that year')
    const rows = figureList(await figures(slug, {}, { offset: 0, limit: 99 })).rows
    expect(JSON.stringify(rows)).not.toContain('金丝雀')
    for (const { query, value, name } of report.parts.flatMap((p) => p.figures)) {
      const of = rows.filter(
        (r) =>
          String(r['month']) >= query.from &&
          String(r['month']) <= query.to &&
          (query.cut === 'all' || (r['cuts'] as string[]).includes(query.cut)),
      )
      expect(of.length, name).toBe(value)
      const answer = await (await get(at(`/figures?${new URLSearchParams(query)}`))).json()
      expect(answer, name).toMatchObject({ count: value })
    }
    expect(
      report.parts.flatMap((p) => p.figures).filter((f) => f.value > 0).length,
    ).toBeGreaterThan(8)
  })

  test('the command says the same, and refuses what it does not know', async () => {
    const env = {
      DATA_DIR: desk.settings.dataDir,
      KEY_DIR: desk.settings.keyDir,
      LOG_LEVEL: 'error',
      DATABASE_URL: desk.settings.databaseUrl,
    }
    const run = (...args: string[]) => runCommand(annualReport, args, env)
    expect((await run('--place', 'nowhere', '--year', '2026')).code).toBe(2)
    expect((await run('--place', slug, '--year', '1999')).code).toBe(1)
  })
})
