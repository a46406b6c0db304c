import { describe, expect, it } from 'vitest'
import { homeArea } from '#rules/place/name.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { bodyName } from '#rules/place/body.ts'
import { groundsOf, type PublicDecision } from '#rules/decisions/public.ts'
import { tell } from '#rules/decisions/told.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const place = placeOf('lingxi')
const item = facts().items.find((i) => i.basis.length > 0)
if (!item) throw new Error('no item')
const url = (path: string) => `/under${path}`
const decision: PublicDecision = {
  id: 'd-1',
  number: '演示〔2026〕1号',
  organ: '别处的机关（演示）',
  itemId: null,
  party: '周某',
  partyKind: 'person',
  partyCode: null,
  act: '演示行为。',
  facts: '',
  basis: '演示依据',
  kinds: ['罚款', '没收'],
  content: '演示：罚款500元。 ',
  fineFen: 50_000,
  confiscatedFen: null,
  decidedOn: '2026-05-06',
  month: '2026-05',
  validUntil: null,
  displayUntil: null,
  releasedAt: null,
  demo: true,
}
const of = (over: Partial<PublicDecision> = {}, more = {}) =>
  tell(
    { decision: { ...decision, ...over }, grounds: null, reported: false, papers: [], ...more },
    place,
    facts(),
    url,
  )
const remedies = {
  reviewOrgan: '演示复议机关',
  reviewUntil: '2026-07-06',
  court: '演示法院',
  suitUntil: '2026-11-06',
}
const grounds = { tier: '从轻', tierReason: '初次', reviewed: true, remedies }

describe('what the page of a decision says (on-the-page 10, 12)', () => {
  it('a row of a file: what the source has, and of the rest that it has not', () => {
    const { shape, text } = of()
    expect(shape).toEqual({ demo: true, indexed: false })
    expect(text).toEqual({
      title: '演示行为。（演示〔2026〕1号）',
      description: '别处的机关（演示），2026-05-06',
      source: '别处的机关（演示）',
      pubDate: '2026-05-06 00:00',
      lead: '别处的机关（演示）在 2026-05-06 决定：周某有“演示行为”的行为，演示：罚款500元。',
      rows: [
        ['决定书文号', '演示〔2026〕1号'],
        ['作出机关', '别处的机关（演示）'],
        ['决定日期', '2026-05-06'],
        ['当事人', '周某'],
        ['当事人类别', '自然人'],
        ['违法行为', '演示行为。'],
        ['依据', '演示依据'],
        ['处罚种类', '罚款、没收'],
        ['处罚内容', '演示：罚款500元。 '],
        ['罚款', '500元'],
        ['裁量档次', '来源未提供'],
        ['裁量理由', '来源未提供'],
        ['法制审核', '来源未提供'],
      ],
      found: '来源未提供',
      cited: null,
      papers: [],
      given: null,
      remedies: null,
      ask: '/under/lingxi/decisions/ask/?of=d-1',
    })
  })

  it('S0-23 S1-28: one made here says its tier, reason, review, and where to turn until when', () => {
    const released = Date.UTC(2026, 4, 7, 17)
    const { text } = of({ displayUntil: '2027-05-06', releasedAt: released }, { grounds })
    expect(text.rows.slice(-4)).toEqual([
      ['裁量档次', '从轻'],
      ['裁量理由', '初次'],
      ['法制审核', '已审核，通过'],
      ['公示到', '2027-05-06'],
    ])
    // Eight in the evening of the seventh in Greenwich is the eighth in Shanghai.
    expect(text.pubDate).toBe('2026-05-08 00:00')
    expect(text.found).toBe('没有登记')
    expect(text.given).toBe(
      '2026-07-06 以前可以向演示复议机关申请行政复议，2026-11-06 以前可以向演示法院起诉。',
    )
    const unreviewed = of({}, { grounds: { ...grounds, reviewed: false } })
    expect(unreviewed.text.rows.at(-1)).toEqual(['法制审核', '不属于应当审核的情形'])
    expect(of({}, { grounds, reported: true }).text.found).toBe('由群众反映发现')
  })

  it('an organisation alone may be found by search engines, and alone shows a code', () => {
    const code = ['统一社会信用代码', '演示代码']
    const kinds = ['organisation', 'household', 'person'].map((partyKind) =>
      of({ partyKind, partyCode: '演示代码' }),
    )
    expect(kinds.map((k) => k.shape.indexed)).toEqual([true, false, false])
    expect(kinds.map((k) => k.text.rows.some(([n, v]) => n === code[0] && v === code[1]))).toEqual([
      true,
      false,
      false,
    ])
    // What an organisation's file has no code of is «未公布».
    const bare = of({ partyKind: 'organisation' }).text.rows
    expect(bare.find(([name]) => name === '统一社会信用代码')).toEqual(['统一社会信用代码', null])
  })

  it('the item that it cites leads to its page, articles, other decisions and the form', () => {
    const { text } = of({ itemId: item.id }, { papers: [{ id: 'p-1' }, { id: 'p-2' }] })
    const [first] = item.basis
    expect(text.cited).toMatchObject({
      page: `/under/lingxi/items/${item.id}/`,
      title: item.title,
      basis: `/under/lingxi/items/${item.id}/#basis`,
      decisions: `/under/lingxi/decisions/item/${item.id}/`,
      complain: `/under/lingxi/complain/?item=${item.id}`,
    })
    expect(text.cited?.laws.startsWith(`《${first?.law}》${first?.article}`)).toBe(true)
    expect(text.papers).toHaveLength(2)
    expect(text.papers[0]).toMatch(/^\/under\/lingxi\/decisions\/d-1\/.*p-1/)
  })

  it('S0-18: the remedies of the place stand there only where its own organ decided', () => {
    const row = assignmentOf(place, item, homeArea(place)?.id ?? '', decision.decidedOn)
    const owner = place.bodies.find((b) => b.id === (row?.inNameOf ?? row?.owner))
    const field = facts().fields.find((f) => f.id === item.field)
    const organ = owner ? bodyName(owner, field?.name) : ''
    expect(of({ itemId: item.id, organ }).text.remedies?.length).toBeGreaterThan(0)
    expect(of({ itemId: item.id }).text.remedies).toBeNull()
  })

  it('what comes from a file has no grounds', () => {
    const row = { ...decision, partyName: '周某甲', partyShown: '周某' }
    expect(groundsOf({ ...row, dossier: null })).toBeNull()
  })
})
