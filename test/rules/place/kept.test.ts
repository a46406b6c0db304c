import { describe, expect, it } from 'vitest'
import type { Item } from '#rules/content/item.ts'
import { assignment, body, type Body, type Place } from '#rules/content/place.ts'
import { bodyOf } from '#rules/place/body.ts'
import { countSentence, declaredCounts, declares, itemsOf } from '#rules/place/counts.ts'
import { remedies, reviewBodyOf } from '#rules/place/remedies.ts'
import { reservedParts, whoDecides } from '#rules/place/reserved.ts'
import { grantedSentence, mayBeGranted, standingSentence } from '#rules/place/standing.ts'

const source = { document: 'paper', seen: '2026-04-01' }
const a = (id: string, more: object = {}): Body =>
  body.parse({ id, name: `机构${id}`, kind: 'department', duty: '演示', source, ...more })
const row = (more: object) =>
  assignment.parse({
    area: 'town',
    owner: 'x',
    mode: 'empowered',
    standing: 'in_scope',
    source,
    ...more,
  })

describe('what may be done against a decision (S1-28)', () => {
  const bodies = [
    a('gov', { name: '某县人民政府', kind: 'government' }),
    a('town', { name: '某镇人民政府', kind: 'township', parent: 'gov' }),
    a('judge', { kind: 'judicial', parent: 'gov' }),
    a('team', { kind: 'integrated_body', parent: 'gov' }),
    a('sub', { kind: 'department', parent: 'town' }),
  ]
  const place = { bodies }
  const review = (id: string, more: object = {}) =>
    reviewBodyOf({ ...place, ...more }, bodyOf(place, id))
  const asWritten = '以决定书写明的机关为准'
  it('the review body by level and type', () => {
    expect(review('judge')).toBe('某县人民政府或者上一级司法行政部门')
    expect(review('team')).toBe('某县人民政府')
    expect(review('sub')).toBe(asWritten)
    const loose = { ...place, bodies: [a('t', { kind: 'township' })] }
    expect(reviewBodyOf({ ...loose, reviewBody: '某府' }, loose.bodies[0]!)).toBe('某府')
  })
  const law = {
    when: '对处罚决定不服',
    text: '收到决定书之日起60日内可以向某县人民政府申请行政复议，也可以在6个月内直接向人民法院起诉。',
    source: '行政复议法第二十条、第二十四条；行政诉讼法第四十六条',
  }
  const rest = (to: string) => [
    {
      when: '当场作出的处罚',
      text: `要先在60日内${to}，对复议决定仍不服的，收到之日起15日内起诉。`,
      source: '行政复议法第二十三条；行政诉讼法第四十五条',
    },
    {
      when: '请求保护自己的权益，机关不履行职责',
      text: `要先${to}，仍不服的再起诉。`,
      source: '行政复议法第二十三条',
    },
    {
      when: '复议、诉讼期间',
      text: '一般不停止执行；加处的罚款在这期间不计算。',
      source: '行政处罚法第七十三条',
    },
    { when: '因违法处罚受到损害', text: '可以要求国家赔偿。', source: '行政处罚法第七条' },
  ]
  it('each way with when, what and where it is from', () => {
    expect(remedies(place, row({ owner: 'town' }))).toEqual({
      respondent: '某镇人民政府',
      reviewBody: '某县人民政府',
      blocks: [law, ...rest('向某县人民政府申请行政复议')],
    })
    const unknown = `申请行政复议（复议机关${asWritten}）`
    expect(remedies(place, row({ owner: 'sub' })).blocks).toEqual([
      { ...law, text: law.text.replace('向某县人民政府申请行政复议', unknown) },
      ...rest(unknown),
    ])
    expect(
      remedies(place, row({ owner: 'team', inNameOf: 'town', mode: 'entrusted' })).blocks.at(-1),
    ).toEqual({
      when: '委托执法',
      text: '这一项是受委托办理，决定以某镇人民政府的名义作出，复议和诉讼都以某镇人民政府为对方。',
      source: '行政处罚法第二十条；行政复议法第十九条；行政诉讼法第二十六条',
    })
  })
})

describe('what is counted and what is kept', () => {
  const on = '2026-05-06'
  const item = (id: string, field: string, more: object = {}) =>
    ({ id, field, kind: '处罚', ...more }) as Item
  const items = [
    item('s1', 'stone'),
    item('s2', 'stone', { territory: '温州' }),
    item('s3', 'stone', { to: '2026-05-05' }),
    item('w1', 'water'),
    item('f1', 'food'),
    item('l1', 'law'),
  ]
  const place = {
    territories: ['浙江'],
    areas: [{ id: 'town', name: '镇', level: 'township' as const }],
    assignments: [
      row({ fields: ['stone', 'food'] }),
      row({ items: ['w1'], standing: 'announced', announcement: 'x' }),
      row({ fields: ['law'], mode: 'statutory', standing: 'statutory' }),
      row({ fields: ['*'], mode: 'retained', standing: 'retained' }),
      row({ fields: ['law'], from: '2026-05-07' }),
    ],
    declared: [
      { field: 'stone', count: 9 },
      { field: 'salt', count: 2 },
    ],
  }
  it('declared, compiled and verified stand apart; what is kept above or one’s own by law counts for nothing', () => {
    expect(itemsOf(place, items, on).map((i) => i.id)).toEqual(['s1', 'w1', 'f1', 'l1'])
    expect(declaredCounts(place, items, on)).toEqual([
      { field: 'stone', declared: 9, compiled: 1, verified: 0 },
      { field: 'salt', declared: 2, compiled: 0, verified: 0 },
      { field: 'water', declared: 0, compiled: 1, verified: 1 },
      { field: 'food', declared: 0, compiled: 1, verified: 0 },
    ])
  })
  it('in words', () => {
    const count = { declared: 9, compiled: 5, verified: 1 }
    const tail = ' · 本站依法梳理 5 项（尚未与公告核对）· 已核对 1 项'
    const grants = { count: '7', unit: '项', to: '乡镇', source } as unknown as NonNullable<
      Place['grants']
    >
    expect(countSentence(count)).toBe(`方案附件列 9 项${tail}`)
    expect(countSentence(count, 'total')).toBe(`来源写明共 9 项，是哪些未公布${tail}`)
    expect(countSentence(count, 'nothing')).toBe(`来源没有写项数${tail}`)
    expect(countSentence(count, 'nothing', grants)).toBe(
      `来源写明7项事项交给了乡镇，是哪些未公布${tail}`,
    )
    expect(countSentence(count, 'fields', grants)).toBe(`方案附件列 9 项${tail}`)
    expect(declares({ declared: [] })).toBe('nothing')
    expect(declares({ declared: [], declaredTotal: 0 })).toBe('total')
    expect(declares({ declared: place.declared })).toBe('fields')
    expect(grantedSentence(grants)).toBe(
      '有7项事项交给了乡镇，是哪些没有公布，这一项在不在内没有核对；按现有资料由这个机构办，在这里提交由首问单位受理、核对、移送并告诉您',
    )
    const may = (mode: 'retained' | 'empowered', kind?: Body['kind']) =>
      mayBeGranted({ grants }, { mode }, kind && { kind })
    expect([
      may('retained'),
      may('retained', 'department'),
      may('retained', 'police'),
      may('empowered'),
    ]).toEqual([true, true, false, false])
    expect(mayBeGranted({}, { mode: 'retained' }, undefined)).toBe(false)
    expect(standingSentence('in_scope', 'county')).toContain('由当地乡镇首问受理')
    expect(standingSentence('in_scope')).toContain('由本镇首问受理')
    expect(standingSentence('announced', 'county')).toBe(standingSentence('announced'))
  })
  it('S0-12: kinds split into own, above, review and police', () => {
    const reserved = {
      kinds: ['责令关闭' as const],
      needsReview: [{ kind: '罚款' as const, wording: '较大数额' }],
      open: true,
      to: 'ju',
      source,
    }
    const kinds: Item['kinds'] = ['警告', '罚款', '责令关闭', '行政拘留']
    expect(kinds.map((kind) => whoDecides({ reserved }, kind))).toEqual([
      'own',
      'review',
      'above',
      'police',
    ])
    expect(reservedParts({ reserved }, { kinds })).toEqual({
      own: ['警告'],
      above: ['责令关闭'],
      review: reserved.needsReview,
      police: ['行政拘留'],
      to: 'ju',
      open: true,
    })
    expect(reservedParts({}, { kinds })).toEqual({
      own: ['警告', '罚款', '责令关闭'],
      above: [],
      review: [],
      police: ['行政拘留'],
      to: undefined,
      open: false,
    })
    expect(reservedParts({ reserved }, { kinds: ['警告'] }).review).toEqual([])
  })
})
