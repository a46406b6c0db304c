import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decisionFeed } from '#rules/opendata/feeds.ts'
import { decisionList } from '#rules/opendata/list-decisions.ts'
import { engines } from '#test/kit/stores.ts'
import { tokens } from '#rules/text/tokens.ts'
import { openDesk, type Desk } from '../desk.ts'
import { ownItem, paperOf } from './paper.ts'

describe.each(engines)('a decision made here on $name', (engine) => {
  let desk: Desk
  let item: string
  let organ: string
  beforeAll(async () => {
    desk = await openDesk(engine)
    ;({ item, organ } = ownItem(desk))
  })
  afterAll(() => desk.dispose())

  const paper = (number: string, over: Record<string, unknown> = {}) =>
    paperOf(desk, item, number, { facts: '周某甲乙占道，电话13800000003', ...over })
  const enter = (body: object, login = 'lead') => desk.as(login, '/admin/decisions/enter', body)
  const entered = async (number: string, over: Record<string, unknown> = {}): Promise<string> => {
    const answer = await enter(paper(number, over))
    expect([answer.status, await answer.clone().text()]).toEqual([200, expect.any(String)])
    return ((await answer.json()) as { id: string }).id
  }
  const release = (id: string, login = 'publisher') =>
    desk.as(login, `/admin/decisions/${id}/release`, { checked: true })
  const why = async (id: string): Promise<string> => {
    const answer = await release(id)
    return answer.status === 409 ? ((await answer.json()) as { detail: string }).detail : ''
  }

  test('S0-18, S1-12: entered, confirmed by another person, public with its tier, reason and remedies', async () => {
    const id = await entered('演入〔2026〕1号')
    expect(await why(id)).toBe('')
    const shown = await desk.office.decisions.published(desk.place.slug, id)
    expect(shown).toMatchObject({
      decision: { party: '周某某', organ },
      grounds: { tier: '从轻', remedies: { court: '演示法院' } },
    })
    expect(JSON.stringify(shown)).not.toMatch(/周某甲乙|13800000003/)
    expect((await enter(paper('演入〔2026〕1号'))).status).toBe(409)
  })

  test.each([
    ['two officers', 'S0-23', { officers: '甲 演示1' }, '不足两人'],
    ['the discretion tier', 'S0-23', { tier: '' }, '裁量档次'],
    ['the reason', 'S0-23', { tierReason: '' }, '裁量理由'],
    ['the day of service', 'S1-28', { servedOn: '' }, '送达日期'],
    ['sixty days for the review', 'S1-28', { reviewUntil: '2026-06-30' }, '2026-07-05'],
    ['six months for the suit', 'S1-28', { suitUntil: '2026-08-01' }, '2026-11-06'],
    ['the legal review', 'S1-15', { reviewDue: ['complex'] }, '法制审核'],
    ['the review after a hearing', 'S1-15', { hearing: true }, '法制审核'],
    [
      'the discussion before the decision',
      'S1-15',
      { discussionDue: true, discussedOn: '2026-05-06', discussion: '演示' },
      '集体讨论',
    ],
  ])('%s missing blocks publication with the reason (%s)', async (what, _, over, say) => {
    const id = await entered(
      `演缺〔2026〕${what.length}${say.length}${Object.keys(over).join('')}号`,
      over,
    )
    expect(await why(id)).toContain(say)
    expect(await desk.office.decisions.published(desk.place.slug, id)).toBeNull()
  })

  test('S1-15: five points, by another than the author; a failed point blocks, a passed review opens', async () => {
    const id = await entered('演审〔2026〕1号', { reviewDue: ['complex'] })
    const review = (points: string[], login = 'reviewer') =>
      desk.as(login, `/admin/decisions/${id}/review`, { points, opinion: '演示意见' })
    const all = ['subject', 'jurisdiction', 'facts', 'law', 'procedure']
    expect((await review(all, 'lead')).status).toBe(403)
    await review(all.slice(1))
    expect(await why(id)).toContain('没有通过')
    await review(all)
    expect(await why(id)).toBe('')
  })

  test('S0-18: another name, or an item of another body, is refused at once', async () => {
    const wrong = await enter(paper('演名〔2026〕1号', { organ: '别的机关' }))
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining(organ)])
    expect((await enter(paper('演名〔2026〕2号'), 'clerk')).status).toBe(403)
    expect((await enter(paper('演名〔2026〕3号', { item: 'nothing-999' }))).status).toBe(400)
  })

  test('S0-12: a reserved penalty is refused when a township enters it', async () => {
    const kind = desk.place.reserved?.kinds[0]
    const answer = await enter(paper('演留〔2026〕1号', { kinds: [kind], content: kind }))
    expect(await answer.json()).toMatchObject({ code: 'decision.reserved' })
  })

  test('conventions 1.6: a minor is proposed as 不公开 and the number is not kept; a text about one blocks', async () => {
    const id = await entered('演幼〔2026〕1号', { idNumber: '110101201001010015' })
    expect((await release(id)).status).toBe(200)
    const row = await desk.deps.store.read.decisions.byId(id)
    expect(row).toMatchObject({ status: 'withheld', withheld: 'minor' })
    expect(JSON.stringify(row)).not.toContain('110101201001010015')
    const told = await entered('演幼〔2026〕2号', { facts: '向未成年人售烟' })
    expect(await why(told)).toContain('未成年人')
    await desk.as('lead', `/admin/decisions/${told}/propose`, {
      disclosure: 'public',
      item,
      noMinor: '当事人是店主，已看证件',
    })
    expect(await why(told)).toBe('')
  })

  test('S1-12: the meter counts what is held back as late, and 不公开 with its reason', async () => {
    const morning = desk.clock.at
    desk.clock.at += 20 * 86_400_000
    const meter = (await desk.office.decisions.meters(desk.place.slug)).find(
      (m) => m.organ === organ,
    )
    desk.clock.at = morning
    expect(meter?.late).toBeGreaterThan(5)
    expect(meter?.inTime).toBe(3)
    expect(meter?.withheld).toEqual([{ reason: '当事人未满十八周岁', count: 1 }])
    expect(meter?.toPublish).toBe((meter?.inTime ?? 0) + (meter?.late ?? 0) + (meter?.running ?? 0))
  })

  /** Everything that the public can ask, as one text. */
  const everything = async (canary: string): Promise<string> => {
    const { decisions } = desk.office
    const { slug } = desk.place
    const newest = await decisions.newest(slug, 100)
    const withdrawn = await decisions.withdrawn(slug, 100)
    const site = { name: '', owner: '', since: '2026-01-01', at: (p: string) => p }
    const found = await desk.deps.store.read.search.decisions(
      tokens(canary),
      { place: slug },
      { limit: 50, today: '2026-05-06' },
    )
    return JSON.stringify([
      newest,
      withdrawn,
      await decisions.page(slug, { month: '2026-05' }, { offset: 0, limit: 100 }),
      await decisions.page(slug, { body: desk.here }, { offset: 0, limit: 100 }),
      decisionList(newest),
      decisionFeed(desk.place, site, newest, withdrawn),
      found.map((d) => d.id),
    ])
  }

  test('行政处罚法 48: withdrawn or expired, a decision is nowhere: list, month, body, feed, bulk, search; the feed says so', async () => {
    const canary = '演示金丝雀有限公司'
    const company = { party: canary, partyKind: 'organisation', partyCode: '913300000000000004' }
    const gone = await entered('演撤〔2026〕1号', company)
    const over = await entered('演满〔2026〕1号', { ...company, displayUntil: '2026-06-30' })
    for (const id of [gone, over]) expect(await why(id)).toBe('')
    expect(await everything(canary)).toContain(canary)
    const out = await desk.as('publisher', `/admin/decisions/${gone}/withdraw`, {
      reason: `${canary}的决定撤销`,
    })
    expect(out.status).toBe(400)
    await desk.as('publisher', `/admin/decisions/${gone}/overturned`, { on: '2026-05-06' })
    expect(await desk.deps.store.read.decisions.byId(gone)).toMatchObject({
      overturnedOn: '2026-05-06',
      withdrawBy: expect.any(Number),
    })
    await desk.as('publisher', `/admin/decisions/${gone}/withdraw`, { reason: '复议机关撤销' })
    const morning = desk.clock.at
    desk.clock.at = Date.UTC(2026, 6, 5)
    expect(await desk.office.decisions.expire()).toBe(1)
    expect(await desk.office.decisions.expire()).toBe(0)
    const all = await everything(canary)
    expect(all).not.toContain(canary)
    for (const id of [over]) expect(all).not.toContain(id)
    expect(all).toContain('复议机关撤销')
    expect(await desk.office.decisions.published(desk.place.slug, gone)).toMatchObject({
      state: 'gone',
    })
    expect(await desk.office.decisions.published(desk.place.slug, over)).toEqual({
      state: 'expired',
    })
    desk.clock.at = morning
    const jobs = (await desk.deps.store.read.publishJobs.pending()).map((j) => j.change)
    for (const id of [gone, over])
      expect(jobs).toContainEqual(expect.objectContaining({ id, gone: true }))
    const pages = (await desk.deps.store.read.decisions.published()).filter((d) => d.id === over)
    expect(pages).toMatchObject([{ gone: true }])
  })

  test('S1-12: an error is reported, verified, corrected by two persons, answered; the secret alone reads the answer', async () => {
    const id = await entered('演错〔2026〕1号', { decidedOn: '2026-05-05' })
    expect(await why(id)).toBe('')
    const plead = await desk.as('clerk', `/places/${desk.place.slug}/pleas`, {
      decision: id,
      kind: 'error',
      text: '警告写错了，应当是通报',
      contact: '13900000001',
    })
    const { number, secret } = (await plead.json()) as { number: string; secret: string }
    const plea = (await desk.office.decisions.openPleas(desk.member('publisher'))).at(-1)
    expect(JSON.stringify(plea)).not.toContain('13900000001')
    const act = (path: string, body: object, login = 'publisher') =>
      desk.as(login, `/admin/decisions/${path}`, body)
    const answer = { outcome: 'corrected', why: '核对决定书后改正' }
    expect((await act(`pleas/${plea?.id}/answer`, answer)).status).toBe(409)
    await act(`pleas/${plea?.id}/verify`, { found: '决定书写的是通报批评' })
    expect((await act(`pleas/${plea?.id}/answer`, answer)).status).toBe(409)
    await act(`${id}/correct`, { content: '通报批评', why: '照决定书改正' })
    expect((await act(`${id}/correction`, { take: 'new' })).status).toBe(403)
    expect((await act(`${id}/correction`, { take: 'new' }, 'publisher2')).status).toBe(200)
    expect((await act(`pleas/${plea?.id}/answer`, answer)).status).toBe(200)
    expect(await desk.office.decisions.pleaHeld(number, secret)).toMatchObject({
      status: 'answered',
      answer: '已改正：核对决定书后改正',
    })
    expect(await desk.office.decisions.pleaHeld(number, '222-222-222-222-222-222')).toBeNull()
  })
})
