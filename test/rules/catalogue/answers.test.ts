import { describe, expect, test } from 'vitest'
import { whyThisBody } from '#rules/catalogue/why.ts'
import type { Holder } from '#rules/catalogue/history.ts'
import { stateOf } from '#rules/catalogue/state.ts'
import { assignment, type Assignment } from '#rules/content/place.ts'
import { invented } from '#test/rules/route/places.ts'
import { inventedFacts } from './fixture.ts'

const source = { document: 'plan', section: '第三条', seen: '2026-01-01' }
const papers = [
  ...invented().documents,
  { id: 'bare', title: '公告', kind: '公告', status: '现行有效', summary: '演示' },
  {
    id: 'full',
    title: '公告',
    number: '演示〔2026〕1号',
    issuedOn: '2026-03-09',
    kind: '公告',
    status: '现行有效',
    summary: '演示',
  },
]
const row = (more: object = {}): Assignment =>
  assignment.parse({
    fields: ['a'],
    area: 'hills',
    owner: 'team',
    inNameOf: 'gov',
    mode: 'empowered',
    standing: 'in_scope',
    department: 'dept',
    source,
    ...more,
  })
const kept = { mode: 'retained', standing: 'retained', inNameOf: undefined, owner: 'dept' }
const holder = (more: Partial<Holder>): Holder => {
  const state = stateOf(inventedFacts([], invented()), 'hills', '2026-01-01')
  if (!state) throw new Error('no state')
  return { row: row(), version: { key: 'initial', state, changes: [] }, ...more }
}
const said = (of: Assignment | undefined, holders: Holder[] = [], more: object = {}) =>
  Object.fromEntries(
    whyThisBody(
      invented({ documents: papers, ...more }),
      { title: '某事' },
      of,
      '建设',
      holders,
    ).map(({ id, ask, say, known }) => [id, `${ask}？${say}${known ? '' : '（不知道）'}`]),
  )

describe('行政处罚法 20, 24 every answer to «why this body», whole', () => {
  test('nobody is named', () => {
    expect(said(undefined)).toEqual({
      who: '谁来办？资料里没有写“某事”由谁办；您可以在这里反映，由首问单位查清。（不知道）',
    })
  })
  test('empowered', () => {
    expect(said(row())).toEqual({
      who: '谁来办？由青山镇综合行政执法队办。',
      name: '以谁的名义？以青山镇人民政府的名义作决定。',
      since: '从什么时候起？起始日期未公布。（不知道）',
      paper: '凭哪份公告？公告未公布。（不知道）',
      before:
        '以前是谁办？划转以前由县级建设主管部门办：划给乡镇的是县一级部门的处罚权（行政处罚法第二十四条）。',
    })
    expect(said(row({ department: undefined }))['before']).toContain('由县一级的部门办：')
    expect(said(row({ from: '2026-03-09' }))['since']).toBe('从什么时候起？从2026年3月9日起。')
    expect(said(row({ agreement: { from: '2026-01-01', to: '2026-02-01' } }))['since']).toContain(
      '未公布',
    )
  })
  test('under a paper, with its number and day or without', () => {
    expect(said(row({ announcement: 'full' }))['paper']).toBe(
      '凭哪份公告？《公告》演示〔2026〕1号，2026年3月9日发布。',
    )
    expect(said(row({ announcement: 'bare' }))['paper']).toBe(
      '凭哪份公告？《公告》（文号未公布），发布日期未公布。',
    )
  })
  test('entrusted', () => {
    const agreement = { number: '协1号', from: '2026-01-01', to: '2026-12-31' }
    const by = { mode: 'entrusted', inNameOf: 'dept' }
    expect(said(row({ ...by, agreement }))).toEqual({
      who: '谁来办？由青山镇综合行政执法队办。',
      name: '以谁的名义？以县级建设主管部门的名义作决定，责任也由它负。',
      since: '从什么时候起？从2026年1月1日起。',
      paper: '凭哪份公告？委托书协1号，2026年1月1日到2026年12月31日。',
      before: '以前是谁办？委托以前由县级建设主管部门自己办理。',
    })
    expect(said(row(by))['paper']).toBe('凭哪份公告？委托书未公布。（不知道）')
  })
  test('by law', () => {
    const by = { mode: 'statutory', standing: 'statutory', inNameOf: undefined }
    expect(said(row(by))).toEqual({
      who: '谁来办？由青山镇综合行政执法队办。',
      name: '以谁的名义？以青山镇综合行政执法队自己的名义。',
      since: '从什么时候起？法律施行起就是这样，资料没有另写日期。',
      paper: '凭哪份公告？不用公告：这是法律直接规定的，见《演示方案》第三条。',
      before: '以前是谁办？法律直接给的，没有从别的单位划过来。',
    })
    const seen = '2026-01-01'
    expect(said(row({ ...by, source: { document: 'plan', seen } }))['paper']).toContain(
      '，见《演示方案》。',
    )
    expect(said(row({ ...by, source: { document: 'lost', seen } }))['paper']).toBe(
      '凭哪份公告？不用公告：这是法律直接规定的。',
    )
  })
  test('kept above, or perhaps handed down without anybody knowing which', () => {
    expect(said(row(kept))).toEqual({
      who: '谁来办？由县级建设主管部门办。',
      name: '以谁的名义？以县级建设主管部门自己的名义。',
      since: '从什么时候起？资料里没有写换过单位，起始日期未公布。（不知道）',
      paper: '凭哪份公告？没有划转，所以没有划转的公告。',
      before: '以前是谁办？资料里没有写换过单位。（不知道）',
    })
    const grants = {
      count: 230,
      unit: '项',
      to: '某镇',
      announcement: 'plan',
      note: '演示',
      source,
    }
    expect(said(row(kept), [], { grants })['paper']).toBe(
      '凭哪份公告？公告只写230项，是哪些没有公布；这一项在不在内没有核对。（不知道）',
    )
    expect(said(row({ ...kept, owner: 'police' }), [], { grants })['paper']).toContain(
      '没有划转的公告',
    )
  })
  test('who did before, from the holders, and since when', () => {
    const now = holder({ from: '2026-04-05' })
    const before = (more: Partial<Holder>) =>
      said(row(), [holder({ row: row(kept) }), holder(more), now])
    expect(before({ row: undefined })['before']).toBe('以前是谁办？此前资料里没有写由谁办。')
    expect(before({ row: row({ owner: 'water', inNameOf: undefined }) })).toMatchObject({
      before: '以前是谁办？此前由县水政执法队办理。',
      since: '从什么时候起？从2026年4月5日起。',
    })
    expect(before({ row: row({ owner: 'water', inNameOf: 'dept' }) })['before']).toBe(
      '以前是谁办？此前由县水政执法队办理，以县级建设主管部门的名义。',
    )
    expect(said(row(), [now])['before']).toContain('划转以前')
  })
  test('a body that took over from others', () => {
    const old = (id: string, more: object = {}) => ({
      id,
      name: `${id}队`,
      kind: 'township',
      duty: '办',
      successor: 'team',
      source,
      ...more,
    })
    const bodies = [
      ...invented().bodies,
      old('甲', { id: 'jia', to: '2025-06-01' }),
      old('乙', { id: 'yi' }),
    ]
    expect(said(row({ ...kept, owner: 'team' }), [], { bodies })['before']).toBe(
      '以前是谁办？资料里没有写换过单位。甲队到2025年6月1日撤销，由青山镇综合行政执法队接手；乙队已撤销，由青山镇综合行政执法队接手。（不知道）',
    )
  })
  test('an owner that is in no register is not known', () => {
    expect(said(row({ owner: 'lost', inNameOf: undefined }))).toMatchObject({
      who: '谁来办？由办。（不知道）',
      name: '以谁的名义？以自己的名义。（不知道）',
    })
  })
})
