import { describe, expect, it } from 'vitest'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { dossierInput } from '#rules/decisions/dossier.ts'
import { gapsOf, nameFor, reviewDueFor, type Made } from '#rules/decisions/gates.ts'
import { pleaInput } from '#rules/decisions/plea.ts'
import { plainProposal, proposalInput } from '#rules/decisions/proposal.ts'
import { searchInput } from '#rules/decisions/search.ts'
import { place as dongling, facts as known } from '../opendata/dongling.ts'

const source = { document: 'paper', seen: '2026-04-01' }
const place: Place = {
  ...dongling,
  reserved: {
    kinds: ['责令停产停业'],
    needsReview: [{ kind: '罚款', wording: '较大数额' }],
    open: false,
    to: 'ju',
    source,
  },
}
const facts: Facts = { ...known, places: [place] }
const organ = '东岭镇人民政府'
const dossier = (over: object = {}) => ({
  ...dossierInput.parse({
    officers: ['甲', '乙'],
    tier: '从轻',
    tierReason: '改正',
    servedOn: '2026-05-08',
    reviewOrgan: '某府',
    reviewUntil: '2026-07-07',
    court: '某法院',
    suitUntil: '2026-11-08',
    ...over,
  }),
  review: null,
})
const made = (over: Partial<Made> = {}, papers: object = {}): Made => ({
  itemId: 'stone-001',
  organ,
  decidedOn: '2026-05-06',
  kinds: ['警告'],
  content: '警告',
  enteredBy: 'x',
  dossier: dossier(papers),
  ...over,
})
const said = (over: Partial<Made> = {}, papers: object = {}) =>
  gapsOf(facts, place, made(over, papers))

describe('what keeps a decision back is a sentence that somebody can act on', () => {
  it.each([
    [{ itemId: null }, {}, 'item', 'S0-18', '没有写对应的执法事项'],
    [
      { itemId: 'none' },
      {},
      'item',
      'S0-18',
      '2026-05-06 这个事项在这个区域没有行使主体，不能作出决定',
    ],
    [
      {},
      { area: 'elsewhere' },
      'item',
      'S0-18',
      '2026-05-06 这个事项在这个区域没有行使主体，不能作出决定',
    ],
    [
      { organ: '某队' },
      {},
      'organ',
      'S0-18',
      `名义不对：这个事项在 2026-05-06 要以${organ}的名义作出，写的是某队`,
    ],
    [{}, { officers: ['甲'] }, 'officers', 'S0-23', '执法人员不足两人（行政处罚法四十二）'],
    [{}, { tier: '' }, 'tier', 'S0-23', '没有写裁量档次'],
    [{}, { tierReason: '' }, 'tierReason', 'S0-23', '没有写裁量理由'],
    [{}, { servedOn: '' }, 'servedOn', 'S1-28', '没有写送达日期，救济期限算不出来'],
    [{}, { servedOn: '2026-05-05' }, 'servedOn', 'S1-28', '送达日期早于决定日期'],
    [{}, { reviewOrgan: '' }, 'reviewOrgan', 'S1-28', '没有写行政复议机关'],
    [
      {},
      { reviewUntil: '2026-07-06' },
      'reviewUntil',
      'S1-28',
      '复议期限没有写，或者少于六十日（至少到 2026-07-07）',
    ],
    [{}, { court: '' }, 'court', 'S1-28', '没有写起诉的法院'],
    [
      {},
      { suitUntil: '' },
      'suitUntil',
      'S1-28',
      '起诉期限没有写，或者少于六个月（至少到 2026-11-08）',
    ],
    [{}, { hearing: true }, 'review', 'S1-15', '应当法制审核，还没有审核'],
    [{}, { discussionDue: true }, 'discussion', 'S1-15', '应当集体讨论，没有决定之前的讨论记录'],
  ] as const)('%o %o', (over, papers, field, duty, say) => {
    expect(said(over, papers)).toEqual([{ field, duty, say }])
  })
  it('a review that failed, and one by the author, are told apart (S1-15)', () => {
    const points = { subject: true, jurisdiction: true, facts: true, law: true, procedure: true }
    const review = { by: 'y', body: 'b', at: 0, opinion: '', passed: true, points }
    const of = (more: object) => {
      const papers = { ...dossier({ hearing: true }), review: { ...review, ...more } }
      return said({ dossier: papers }).map((g) => g.say)
    }
    expect(of({})).toEqual([])
    const own = '审核人就是承办人，要由另一个人审核'
    expect(of({ by: 'x', passed: false })).toEqual([own, '法制审核没有通过'])
    expect(of({ points: { ...points, law: false } })).toEqual(['法制审核没有通过'])
  })
  it('S0-12: what the county keeps is said first; «large» sums wait for the reviewer', () => {
    const say = '责令停产停业保留给县级，乡镇不能作出，要移送'
    expect(said({ kinds: ['责令停产停业'] })).toEqual([{ field: 'kinds', duty: 'S0-12', say }])
    expect(reviewDueFor(place, made({ kinds: ['罚款'] }, { reviewDue: 'other' }))).toEqual([
      'other',
      'large',
    ])
  })
  it('the name and the bodies behind it; none for an item or an area that nobody has', () => {
    const name = (item: string, area: string, on = '2026-05-06') =>
      nameFor(facts, place, item, area, on)
    expect(name('stone-001', '')).toEqual({ organ, bodies: ['dui', 'zhen'] })
    expect(name('stone-001', 'village')).toEqual({ organ, bodies: ['dui', 'zhen'] })
    expect(name('stone-001', 'far')).toEqual({ organ: '石料局', bodies: ['ju', 'ju'] })
    for (const none of [
      name('none', ''),
      name('stone-001', 'sea'),
      name('stone-001', '', '2027-01-01'),
    ])
      expect(none).toBeNull()
  })
})

describe('what people type is read', () => {
  it('officers by line or comma, each once, ten at most', () => {
    const of = (officers: unknown) => dossierInput.parse({ officers }).officers
    expect(of(' 甲,乙，丙、丁;戊；己\n甲\n\n')).toEqual(['甲', '乙', '丙', '丁', '戊', '己'])
    expect(of(['甲', ' 乙 ', ''])).toEqual(['甲', '乙'])
    expect(of(Array.from({ length: 12 }, (_, n) => n).join(','))).toHaveLength(10)
    expect(dossierInput.parse({ hearing: 'on', reviewDue: 'large' })).toMatchObject({
      hearing: true,
      reviewDue: ['large'],
      discussionDue: false,
    })
  })
  it('a proposal: lines, marks and ticks; holding back wants a reason', () => {
    const of = (over: object) => proposalInput.safeParse({ disclosure: 'public', ...over })
    expect(of({}).data).toEqual(plainProposal(null))
    expect(plainProposal('a-1')).toEqual({ ...plainProposal(null), item: 'a-1' })
    expect(plainProposal(null)).toEqual({
      disclosure: 'public',
      reason: '',
      item: '',
      impersonal: false,
      keep: [],
      hide: [],
      noMinor: '',
    })
    expect(of({ hide: ' 甲 \r\n\n乙', keep: 'm1', impersonal: 'on' }).data).toMatchObject({
      hide: ['甲', '乙'],
      keep: ['m1'],
      impersonal: true,
    })
    expect(of({ hide: '甲\n乙' }).data?.hide).toEqual(['甲', '乙'])
    expect(of({ hide: ['甲', ' '], keep: ['m1', '', 'm2'] }).data).toMatchObject({
      hide: ['甲'],
      keep: ['m1', 'm2'],
    })
    const held = of({ disclosure: 'withheld' }).error?.issues ?? []
    expect(held.map((i) => [i.path, i.message])).toEqual([[['reason'], '不公开的，请选理由']])
    expect(of({ disclosure: 'withheld', reason: 'privacy' }).success).toBe(true)
  })
  it('a question about a decision needs five signs', () => {
    const of = (text: string) => pleaInput.safeParse({ decision: 'd', kind: 'error', text })
    expect([of(' 一二三四 ').success, of('一二三四五').success]).toEqual([false, true])
  })
  it('a search: too long is cut, empty is nothing, wrong is nothing', () => {
    const none = {
      body: undefined,
      field: undefined,
      kind: undefined,
      month: undefined,
      after: undefined,
    }
    expect(
      searchInput.parse({ q: 'x'.repeat(300), body: '', month: '2026-13', after: '-1' }),
    ).toEqual({
      ...none,
      q: 'x'.repeat(200),
      sort: 'newest',
    })
    expect(
      searchInput.parse({ q: 5, body: 'zhen', month: '2026-12', after: '7', sort: 'rank' }),
    ).toEqual({
      ...none,
      q: '',
      body: 'zhen',
      month: '2026-12',
      after: 7,
      sort: 'rank',
    })
  })
})
