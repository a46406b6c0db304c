import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itemsOf } from '#rules/decisions/link.ts'
import { facts } from '#test/kit/house.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

/** An item that is alone under its penalising article, so that citing the article is a link. */
const alone = facts().items.find((i) => {
  const [basis] = i.basis
  return (
    basis?.role === 'penalises' &&
    itemsOf(`《${basis.law}》${basis.article}`, facts().items).length === 1
  )
})
const cited = `《${alone?.basis[0]?.law}》${alone?.basis[0]?.article}`
const header =
  'CF_XDR_MC,CF_XDR_LB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_XDR_ZJHM,CF_FRDB'
const line = (
  number: string,
  over: { party?: string; kind?: string; content?: string; facts?: string } = {},
) =>
  [
    over.party ?? '孙某甲乙',
    over.kind ?? '自然人',
    number,
    '演示：工地噪声超标',
    over.facts ?? '孙某甲乙夜里施工，电话13800000003',
    cited,
    '罚款',
    over.content ?? '罚款12000元',
    '1.2',
    '2026/4/20',
    '演示镇人民政府',
    '110101198001010010',
    '李代表',
  ].join(',')
const table = (...lines: string[]) => ({ name: 'a.csv', text: [header, ...lines].join('\n') })

describe.each(engines)('the register of decisions on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read
  const organ = '演示镇人民政府'

  /** Dry run and import as the first publisher; the report of the import. */
  const bring = async (file: ReturnType<typeof table>, login = 'publisher') => {
    const dry = (await (await desk.as(login, '/admin/decisions/dry-run', { file })).json()) as {
      preview: string
    }
    const done = (await (
      await desk.as(login, '/admin/decisions/import', { preview: dry.preview })
    ).json()) as { report: { counts: Record<string, number> } }
    return done.report.counts
  }
  const idOf = async (number: string) => (await read().decisions.byNumber(number, organ))?.id ?? ''
  const proposal = { disclosure: 'public', item: 'shengtai-002' }
  const propose = (login: string, id: string, body: object = {}) =>
    desk.as(login, `/admin/decisions/${id}/propose`, { ...proposal, ...body })
  const release = (login: string, id: string, body: object = {}) =>
    desk.as(login, `/admin/decisions/${id}/release`, { checked: true, ...body })

  test('a dry run writes nothing; the import makes drafts; the same file again changes nothing', async () => {
    const file = table(line('演罚字(2026)1号'), line('演罚字(2026)2号'))
    await desk.as('publisher', '/admin/decisions/dry-run', { file })
    expect(await idOf('演罚字〔2026〕1号')).toBe('')
    expect(await bring(file)).toMatchObject({ new: 2, refused: 0 })
    const again = await read().decisions.byNumber('演罚字〔2026〕1号', organ)
    expect(again).toMatchObject({
      status: 'draft',
      itemId: alone?.id,
      enteredBy: desk.member('publisher').id,
      fineFen: 1_200_000,
    })
    expect(await bring(file)).toMatchObject({ new: 0, change: 0, same: 2 })
    expect(await read().decisions.byNumber('演罚字〔2026〕1号', organ)).toEqual(again)
    expect(JSON.stringify(again)).not.toMatch(/110101198001010010|李代表/)
  })

  test('good rows come in, bad ones stay out with their row and a sentence', async () => {
    const dry = await desk.as('publisher', '/admin/decisions/dry-run', {
      file: table(
        line('演罚字〔2026〕3号'),
        line(''),
        line('演罚字〔2026〕4号', { content: '罚款 1.2 元' }),
      ),
    })
    const { report } = (await dry.json()) as {
      report: { rows: { row: number; fate: string; faults: string[] }[] }
    }
    expect(report.rows.map((r) => [r.row, r.fate])).toEqual([
      [2, 'new'],
      [3, 'refused'],
      [4, 'refused'],
    ])
    expect(report.rows[1]?.faults).toEqual(['行政处罚决定书文号：不能空着'])
    expect(report.rows[2]?.faults.join()).toContain('万元')
  })

  test('nobody releases alone what they brought in (DESIGN 6.4); a second person does', async () => {
    await bring(table(line('演罚字〔2026〕5号')))
    const id = await idOf('演罚字〔2026〕5号')
    expect(await desk.office.decisions.published(desk.place.slug, id)).toBeNull()
    const own = await release('publisher', id)
    expect(own.status).toBe(403)
    expect(await own.json()).toMatchObject({ code: 'decision.same_hands' })
    expect((await release('publisher2', id, { checked: false })).status).toBe(400)
    expect((await release('clerk', id)).status).toBe(403)
    expect((await propose('publisher', id, { item: 'nothing-999' })).status).toBe(400)
    expect((await propose('publisher2', id)).status).toBe(200)
    // Who proposed it last is the one who may not confirm: then the importer is a second person.
    expect((await release('publisher2', id)).status).toBe(403)
    expect((await propose('publisher', id)).status).toBe(200)
    expect((await release('publisher2', id)).status).toBe(200)
    expect((await release('publisher2', id)).status).toBe(409)
    const jobs = await read().publishJobs.pending()
    expect(jobs.map((j) => j.change)).toContainEqual(
      expect.objectContaining({
        type: 'decision',
        place: desk.place.slug,
        id,
        month: '2026-04',
        item: 'shengtai-002',
        gone: false,
      }),
    )
    const rows = await read().audit.list({ object: `decision:${id}`, limit: 9 })
    expect(rows.map((r) => r.verb)).toContain('decision.release')
  })

  test('the public reads a masked person, no numbers of people, and only what is released (on-the-page 12)', async () => {
    const id = await idOf('演罚字〔2026〕5号')
    const shown = await desk.office.decisions.published(desk.place.slug, id)
    expect(shown).toMatchObject({
      state: 'shown',
      decision: { party: '孙某某', partyCode: null, fineFen: 1_200_000 },
    })
    expect(JSON.stringify(shown)).not.toMatch(/孙某甲乙|13800000003/)
    const all = await desk.office.decisions.page(
      desk.place.slug,
      { month: '2026-04' },
      { offset: 0, limit: 50 },
    )
    expect(all.map((d) => d.number)).toEqual(['演罚字〔2026〕5号'])
    expect(await desk.office.decisions.months(desk.place.slug)).toEqual([
      { month: '2026-04', count: 1 },
    ])
    expect(await desk.office.decisions.published('elsewhere', id)).toBeNull()
  })

  test('a household is masked until the second person says that its name is no person', async () => {
    await bring(
      table(
        line('演罚字〔2026〕6号', { party: '周小二烧烤店', kind: '个体工商户' }),
        line('演罚字〔2026〕7号', { party: '演示商户甲', kind: '个体工商户' }),
      ),
    )
    const [six, seven] = [await idOf('演罚字〔2026〕6号'), await idOf('演罚字〔2026〕7号')]
    await release('publisher2', six)
    await propose('publisher', seven, { impersonal: true })
    await release('publisher2', seven)
    expect(
      JSON.stringify(await desk.office.decisions.published(desk.place.slug, six)),
    ).not.toContain('周小二')
    expect(await desk.office.decisions.published(desk.place.slug, seven)).toMatchObject({
      decision: { party: '演示商户甲' },
    })
  })

  test('a file cannot change what is public; a withdrawal leaves a stub without the party, and the search forgets it', async () => {
    const number = '演罚字〔2026〕5号'
    expect(await bring(table(line(number, { content: '罚款12000元，另警告' })))).toMatchObject({
      correct: 1,
    })
    const id = await idOf(number)
    expect(await desk.office.decisions.published(desk.place.slug, id)).toMatchObject({
      decision: { content: '罚款12000元' },
    })
    expect(
      (await desk.as('publisher', `/admin/decisions/${id}/correction`, { take: 'new' })).status,
    ).toBe(403)
    expect(
      (await desk.as('publisher2', `/admin/decisions/${id}/correction`, { take: 'new' })).status,
    ).toBe(200)
    expect(await desk.office.decisions.published(desk.place.slug, id)).toMatchObject({
      decision: { content: '罚款12000元，另警告' },
    })
    expect(await read().decisions.versions(id)).toMatchObject([
      { content: { content: '罚款12000元' } },
    ])
    expect(
      (await desk.as('publisher', `/admin/decisions/${id}/withdraw`, { reason: '决' })).status,
    ).toBe(400)
    expect(
      (await desk.as('publisher', `/admin/decisions/${id}/withdraw`, { reason: '复议机关撤销' }))
        .status,
    ).toBe(200)
    const shown = await desk.office.decisions.published(desk.place.slug, id)
    expect(shown).toMatchObject({ state: 'gone', stub: { number, organ, reason: '复议机关撤销' } })
    expect(JSON.stringify(shown)).not.toContain('孙')
    expect((await read().publishJobs.pending()).map((j) => j.change)).toContainEqual(
      expect.objectContaining({ id, gone: true }),
    )
    const found = await read().search.decisions(
      ['噪声'],
      { place: desk.place.slug },
      { limit: 9, today: '2026-05-06' },
    )
    expect(found.map((d) => d.id)).not.toContain(id)
  })

  test('a preview belongs to who made it', async () => {
    const dry = (await (
      await desk.as('publisher', '/admin/decisions/dry-run', {
        file: table(line('演罚字〔2026〕8号')),
      })
    ).json()) as { preview: string }
    expect(
      (await desk.as('publisher2', '/admin/decisions/import', { preview: dry.preview })).status,
    ).toBe(404)
  })

  test('a file of a form is read behind its page', async () => {
    const body = new FormData()
    body.set(
      'file',
      new File([table(line('演罚字〔2026〕9号')).text], '决定.csv', { type: 'text/csv' }),
    )
    const answer = await desk.api.request('/admin/decisions/dry-run', {
      method: 'POST',
      body,
      headers: { cookie: await desk.cookie('publisher'), host: 'localhost' },
    })
    expect(answer.status).toBe(303)
    const id = /import\/([\w-]{16})\//.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
    const ready = async () => {
      const preview = await desk.office.decisions.preview(desk.member('publisher'), id)
      return preview.stage.at === 'ready' ? preview : null
    }
    await expect.poll(ready).toMatchObject({
      report: { fileName: '决定.csv', counts: { new: 1 } },
    })
  })
})
