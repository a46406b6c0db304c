import { describe, expect, it } from 'vitest'
import type { Clock } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { calendarOf } from '#rules/clocks/calendar.ts'
import { changeOf } from '#rules/decisions/changes.ts'
import { displayEnd, lastMoment, publicationClock, takeDownClock } from '#rules/decisions/clock.ts'
import { contentIn, contentOf, differs } from '#rules/decisions/content.ts'
import { onDisplay } from '#rules/decisions/display.ts'
import { publicParty, readPartyKind } from '#rules/decisions/party.ts'
import { publicDecision } from '#rules/decisions/public.ts'
import type { DecisionDraft } from '#rules/decisions/row.ts'
import { publishStep } from '#rules/decisions/waiting.ts'

const row = {
  id: 'd1',
  number: '演1号',
  organ: '演示机关',
  itemId: 'a-001',
  partyName: '张三',
  partyShown: '演示公司',
  partyKind: 'organisation',
  partyCode: 'C1',
  act: '占道',
  facts: '张三打电话13800138000',
  basis: '《甲法》第一条',
  kinds: ['罚款'],
  content: '罚款',
  fineFen: 1,
  confiscatedFen: 2,
  decidedOn: '2026-05-01',
  month: '2026-05',
  validUntil: '2027-01-01',
  displayUntil: '2026-08-01',
  releasedAt: 5,
  demo: true,
  shown: null,
  dossier: null,
  status: 'released',
  withdrawnAt: Date.UTC(2026, 4, 31, 16),
  withdrawReason: '撤销',
}
const whole = {
  id: 'd1',
  number: '演1号',
  organ: '演示机关',
  itemId: 'a-001',
  party: '演示公司',
  partyKind: 'organisation',
  partyCode: 'C1',
  act: '占道',
  basis: '《甲法》第一条',
  kinds: ['罚款'],
  content: '罚款',
  fineFen: 1,
  confiscatedFen: 2,
  decidedOn: '2026-05-01',
  month: '2026-05',
  validUntil: '2027-01-01',
  displayUntil: '2026-08-01',
  releasedAt: 5,
  demo: true,
}

describe('one change as a copy elsewhere reads it (行政处罚法 48)', () => {
  const nothing = { number: null, organ: null, decidedOn: null, on: null, reason: null }
  const change = (over: object, today = '2026-06-01', was = false) =>
    changeOf(7, { ...row, ...over }, today, was)
  const gone = (why: string, more: object = nothing) => ({
    seq: 7,
    change: 'gone',
    stub: { id: 'd1', why, ...more },
  })
  it('is put as it is public, to the last day of its display', () => {
    expect(change({})).toMatchObject({ seq: 7, change: 'put', decision: whole })
    expect(change({}, '2026-08-01')).toMatchObject({ change: 'put' })
    expect(change({}, '2026-08-02')).toEqual(gone('expired'))
    expect(change({ displayUntil: null }, '2099-01-01')).toMatchObject({ change: 'put' })
    expect(change({ status: 'draft', displayUntil: null })).toEqual(gone('expired'))
  })
  it('withdrawn: number, organ, days and the reason', () => {
    const told = { number: '演1号', organ: '演示机关', decidedOn: '2026-05-01', reason: '撤销' }
    expect(change({ status: 'withdrawn' })).toEqual(
      gone('withdrawn', { ...told, on: '2026-06-01' }),
    )
    expect(change({ status: 'withdrawn', withdrawnAt: null })).toEqual(
      gone('withdrawn', { ...told, on: null }),
    )
  })
  it('about a person: nothing, or that it is no longer among them (conventions 1.6)', () => {
    expect(change({ partyKind: 'person' })).toBeNull()
    expect(change({ partyKind: 'household', status: 'withdrawn' }, '2026-06-01', true)).toEqual(
      gone('single'),
    )
  })
})

describe('the public form of a decision', () => {
  it('tells the party as it was settled, and the code of an organisation alone (on-the-page 12)', () => {
    expect(publicDecision(row)).toMatchObject(whole)
    expect(publicDecision(row).facts).not.toContain('13800138000')
    const of = (over: object) => publicDecision({ ...row, ...over })
    expect(of({ partyShown: null })).toMatchObject({ party: '某某' })
    for (const partyKind of ['person', 'household']) expect(of({ partyKind }).partyCode).toBeNull()
    const shown = { act: '甲', facts: '乙', content: '丙' }
    expect(of({ shown })).toMatchObject(shown)
    expect(publicDecision({ ...row, shown }, { keep: [], hide: ['占道'] }).act).toBe('［略］')
  })
  it.each([
    ['released', null, true],
    ['released', '2026-05-01', true],
    ['released', '2026-04-30', false],
    ['draft', null, false],
    ['withdrawn', '2026-05-01', false],
  ])('%s until %s is on display: %s', (status, displayUntil, is) => {
    expect(onDisplay({ status, displayUntil }, '2026-05-01')).toBe(is)
  })
  it('who does the next step of a draft: nobody confirms their own (DESIGN §6.4)', () => {
    const of = (gaps: boolean, mine: boolean, confirms: boolean) =>
      publishStep({ gaps, mine, confirms })
    expect([of(true, true, true), of(true, false, false)]).toEqual(['complete', 'complete'])
    expect([of(false, true, true), of(false, true, false)]).toEqual(['own', 'own'])
    expect([of(false, false, true), of(false, false, false)]).toEqual(['confirm', 'others'])
  })
})

describe('what a later file may change', () => {
  const draft: DecisionDraft = {
    number: '演1号',
    organ: '机关',
    organCode: 'O',
    party: '甲',
    partyKind: 'person',
    creditCode: 'C',
    act: '一',
    facts: '二',
    basis: '三',
    kinds: ['罚款'],
    content: '四',
    fineFen: 1,
    confiscatedFen: 2,
    decidedOn: '2026-05-01',
    validUntil: '2026-06-01',
    publicUntil: '2026-07-01',
    item: 'a-001',
  }
  const content = {
    organCode: 'O',
    partyName: '甲',
    partyKind: 'person',
    partyCode: 'C',
    act: '一',
    facts: '二',
    basis: '三',
    kinds: ['罚款'],
    content: '四',
    fineFen: 1,
    confiscatedFen: 2,
    decidedOn: '2026-05-01',
    validUntil: '2026-06-01',
    displayUntil: '2026-07-01',
  }
  it('is every column but number, organ and item', () => {
    expect(contentOf(draft)).toEqual(content)
    const stored = { ...content, id: 'x', number: 'y' }
    expect(contentIn(stored)).toEqual(content)
    expect(differs(content, draft)).toBe(false)
    expect(differs(content, { ...draft, number: '别的', item: null })).toBe(false)
    for (const key of Object.keys(content))
      expect(differs({ ...content, [key]: key === 'kinds' ? [] : 'x' }, draft), key).toBe(true)
  })
  it('nothing and null are the same', () => {
    const { displayUntil: _, ...less } = content
    expect(differs(less as typeof content, { ...draft, publicUntil: null })).toBe(false)
    expect(contentIn(less as typeof content)).toEqual({ ...content, displayUntil: null })
  })
})

describe('the clocks of the register', () => {
  const clock = (id: string, start: string, stop: string, standing = 'statute') =>
    ({ id, start, stop, standing, length: 7, unit: 'calendar', kinds: [] }) as unknown as Clock
  const place = {
    slug: 'a',
    clocks: [clock('own', 'decided', 'published', 'local')],
  } as unknown as Place
  const facts = {
    places: [place],
    clocks: [
      clock('inner', 'overturned', 'taken_down', 'internal'),
      clock('nation', 'decided', 'published'),
      clock('down', 'overturned', 'taken_down'),
      clock('other', 'decided', 'taken_down'),
    ],
  } as unknown as Facts
  it('the place’s own before the nation’s, never an internal one', () => {
    expect(publicationClock(facts, 'a')?.id).toBe('own')
    expect(publicationClock(facts, 'b')?.id).toBe('nation')
    expect(takeDownClock(facts, 'a')?.id).toBe('down')
    expect(takeDownClock({ ...facts, clocks: [] }, 'a')).toBeUndefined()
  })
  it('end with the last moment of their last day in Shanghai; without one there is none', () => {
    const seven = clock('x', 'decided', 'published')
    expect(lastMoment(undefined, '2026-05-06', calendarOf([]))).toBeNull()
    const end = Date.UTC(2026, 4, 13, 16) - 1
    expect(lastMoment(seven, '2026-05-06', calendarOf([]))).toBe(end)
    expect(displayEnd({ places: [] }, 'a', '2026-05-06')).toBeNull()
  })
})

describe('who was punished', () => {
  it.each([
    ['个体工商户', '', '', 'household'],
    ['自然人', '', '', 'person'],
    ['个人', '', '', 'person'],
    ['法人及非法人组织', '', '', 'organisation'],
    ['单位', '', '', 'organisation'],
    ['企业', '', '', 'organisation'],
    ['', '张三', '92330000', 'household'],
    ['', '张三', '91330000', 'organisation'],
    ['', '演示中心', '', 'organisation'],
    ['', '演示卫生局', '', 'organisation'],
    ['', '演示施工队', '', 'organisation'],
    ['', '局长', '', 'organisation'],
    ['', '队里人', '', 'person'],
    ['', '欧阳小明', '', 'person'],
    ['', '五个字的店', '', 'household'],
    ['', '张三、李小四', '', 'person'],
    ['个人独资企业', '张三服装厂', '', 'organisation'],
  ])('%s %s %s is %s', (cell, name, code, kind) => {
    expect(readPartyKind(cell, name, code)).toBe(kind)
  })
  it('a household without a settled name is told as one, and no more', () => {
    expect(publicParty('household', '张三店', false)).toBe(
      '某个体工商户（名称里可能有个人姓名，已隐去）',
    )
    expect(publicParty('person', '张三', true)).toBe('张某某')
    expect(publicParty('person', '张三、李小四', true)).toBe('张某某、李某某')
    expect(publicParty('person', '王和平', true)).toBe('王某某')
    expect(publicParty('person', '张三等3人', true)).toBe('张某某')
  })
})
