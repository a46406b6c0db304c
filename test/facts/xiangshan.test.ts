import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Item } from '#rules/content/item.ts'
import { actingBody, bodyOf } from '#rules/place/body.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { remedies } from '#rules/place/remedies.ts'
import { facts, placeOf, root } from '#test/kit/content.ts'

const place = placeOf('xiangshan')
const today = '2026-11-22'
const row = (id: string, area = 'xiangshan', kind: Item['kind'] = '处罚') => {
  const item = facts().items.find((i) => i.id === id)
  const [field = ''] = id.split('-')
  const found = assignmentOf(place, item ?? { id, field, kind }, area, today)
  if (!found) throw new Error('nobody')
  return found
}
const stated = (id: string) => place.statistics?.find((s) => s.id === id)
const townships = place.areas.filter((a) => a.level === 'township')

describe('xiangshan, the reply of S2', () => {
  it('S2-6: the announcement by number, 230 items without a list, 18 townships by name and code', () => {
    const paper = place.documents.find((d) => d.id === place.grants?.announcement)
    expect(paper).toMatchObject({ number: '象政发〔2022〕27号', status: '未取得全文' })
    expect(place.grants).toMatchObject({ count: 230, unit: '项' })
    expect(place.grants?.note).toContain('清单未公布')
    expect(place.declared).toEqual([])
    expect(place.assignments.some((a) => a.standing === 'announced')).toBe(false)
    expect(townships).toHaveLength(18)
    expect(new Set(townships.map((a) => a.code)).size).toBe(18)
    for (const area of townships) {
      expect(area.code).toMatch(/^330225\d{3}$/)
      expect(bodyOf(place, area.firstResponder ?? '').name).toBe(`${area.name}综合行政执法队`)
    }
    expect(townships.map((a) => a.name).join('')).toContain('新桥镇')
  })

  it('S2-6 S2-14: «1+8+海洋» is 11 named bodies, «1+8+1» 10, the harbour centre gone without a word', () => {
    const [first, now] = place.bodySets ?? []
    expect([first?.name, first?.bodies.length]).toEqual(['1+8+海洋', 11])
    expect([now?.name, now?.bodies.length]).toEqual(['1+8+1', 10])
    const lost = first?.bodies.filter((id) => !now?.bodies.includes(id)) ?? []
    expect(lost).toEqual(['ganghang-centre'])
    expect(bodyOf(place, 'ganghang-centre').notes.join()).toContain('未公布')
    expect(bodyOf(place, 'ganghang-centre').to).toBeUndefined()
  })

  it('S2-14: the natural-resources team is only planned to go; nobody said what became of it', () => {
    const team = bodyOf(place, 'team-ziran')
    expect(team.planned).toMatchObject({ act: '拟撤销', when: '2024年' })
    expect(team.planned?.outcome).toBeUndefined()
    expect([team.to, team.successor]).toEqual([undefined, undefined])
    expect(row('ziran-001').owner).toBe('team-ziran')
  })

  it('S2-6: three ways of posting are staffing; the sender’s name stays', () => {
    for (const id of place.bodySets?.[0]?.bodies ?? [])
      expect(bodyOf(place, id).presence, id).toEqual(['常驻', '派驻', '随叫随驻'])
    expect(row('shengtai-001', 'shipu')).toMatchObject({ owner: 'team-shengtai', mode: 'retained' })
    for (const given of place.assignments.filter((a) => a.owner.startsWith('team-')))
      expect(actingBody(place, given).id, given.id).toBe('county-dept')
  })

  it('the marine team has the fishing matters, and only these', () => {
    const nongye = facts().items.filter((i) => i.field === 'nongye')
    const fishing = nongye.filter((i) => i.branch === 'yuye')
    expect(fishing.length).toBeGreaterThan(4)
    for (const item of nongye)
      expect(row(item.id).owner).toBe(fishing.includes(item) ? 'team-yuye' : 'team-nongye')
  })

  it('城乡规划法 65 names towns and townships, never a sub-district office', () => {
    for (const area of townships) {
      const mode = row('ziran-013', area.id).mode
      expect(mode, area.name).toBe(area.name.endsWith('街道') ? 'retained' : 'statutory')
    }
    expect(actingBody(place, row('ziran-013', 'shipu')).name).toBe('石浦镇人民政府')
  })

  it('13 items taken back on 2025-01-03 are history with a source of their own', () => {
    const taken = place.milestones.find((m) => m.on === '2025-01-03')
    expect(taken?.text).toContain('建设10项、卫生健康3项')
    expect(taken?.source).toContain('不是答复的内容')
    const notice = place.documents.find((d) => d.id === 'shouhui-2025')
    expect(notice?.writtenOn).toBe('2025-01-03')
    expect(notice?.url).toContain('xiangshan.gov.cn')
    expect(place.documents.find((d) => d.id === 'dafu')?.points.join()).not.toContain('13项')
    expect(JSON.stringify(place)).not.toContain('217')
  })

  it('S2-15: 400 to 500 items is a range to warn about, not a fact', () => {
    expect(place.itemRange).toMatchObject({ min: 400, max: 500 })
    expect(place.itemRange?.note).toContain('只提醒')
  })

  it('S2-5: papers 8, 47, 4, 4', () => {
    const ids = ['paper-prompt', 'paper-letter', 'paper-advice', 'paper-risk']
    expect(ids.map((id) => [stated(id)?.name, stated(id)?.value])).toEqual([
      ['工作提示单', 8],
      ['执法督办函', 47],
      ['执法建议书', 4],
      ['风险提示单', 4],
    ])
  })

  it('S2-8: 96.92 % of 369 is no whole number of people, and the page says so', () => {
    const training = stated('training')
    expect(training).toMatchObject({ denominator: 369, value: 96.92 })
    expect(training?.numerator).toBeUndefined()
    expect(Number.isInteger((369 * 96.92) / 100)).toBe(false)
    for (const [people, percent] of [
      [357, '96.75%'],
      [358, '97.02%'],
    ] as const) {
      expect(`${((people / 369) * 100).toFixed(2)}%`).toBe(percent)
      expect(training?.fault).toContain(percent)
    }
  })

  it('S2-11: 398 to 6,136 is 15.4 times, a growth of 14.4, where the source says 14', () => {
    const growth = stated('cases-growth')
    expect(growth).toMatchObject({ numerator: 6136, denominator: 398, stated: '增长14倍' })
    expect((6136 / 398).toFixed(1)).toBe('15.4')
    expect(growth?.fault).toMatch(/15\.4倍.*14\.4倍/)
  })

  it('S2-12 S2-17 S2-20 S2-21: visits, rates that are aims, themes, leniency totals only', () => {
    expect(stated('visits')?.value).toBe(5761)
    for (const id of ['claim-rate', 'completeness-rate'])
      expect(stated(id)).toMatchObject({ stated: '100%', period: '目标' })
    expect(stated('themes')?.value).toBe(76)
    expect(place.leniency).toMatchObject({ groups: 24, items: 634 })
  })

  it('S2-3 S2-13: weekly, monthly, quarterly and daily', () => {
    const by = (every: string) => place.meetings?.filter((m) => m.every === every).length
    for (const every of ['日', '周', '月', '季']) expect(by(every), every).toBeGreaterThan(0)
    expect(place.meetings?.find((m) => m.id === 'special')?.times).toBe(4)
  })

  it('S2-1 S2-23: who answered, with whom, and when', () => {
    const reply = place.documents.find((d) => d.id === 'dafu')
    expect(reply).toMatchObject({ issuer: '象山县新桥镇人民政府', writtenOn: '2024-04-29' })
    expect(reply?.notes.join()).toContain('县营商环境办公室')
    expect(reply?.notes.join()).toContain('我局')
  })

  it('S2-16: a dispute has a ladder from the guidance office up', () => {
    expect(place.ladder.map((s) => s.body)).toEqual([
      'guidance-office',
      'county-gov',
      'leading-group',
    ])
  })

  it('on-the-page 10: review goes to the county government, or as the decision says', () => {
    expect(remedies(place, row('ziran-013', 'shipu'))).toMatchObject({
      respondent: '石浦镇人民政府',
      reviewBody: '象山县人民政府',
    })
    expect(remedies(place, row('shengtai-001'), '生态环境').reviewBody).toBe(
      '以决定书写明的机关为准',
    )
  })

  it('invents nothing: no phone, address, mail, officer, supervisor or reserved penalty', () => {
    for (const body of place.bodies)
      expect([body.phone, body.address, body.email, body.hours]).toEqual(Array(4).fill(undefined))
    expect([place.officers.length, place.supervisor, place.reserved]).toEqual([
      0,
      undefined,
      undefined,
    ])
    const text = ['bodies', 'documents', 'place', 'provisions', 'statistics']
      .map((f) => readFileSync(join(root, `content/places/xiangshan/${f}.yaml`), 'utf8'))
      .join()
    expect(text).not.toMatch(/(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/)
  })
})
