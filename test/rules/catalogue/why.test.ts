import { describe, expect, it } from 'vitest'
import { whyThisBody } from '#rules/catalogue/why.ts'
import { historyOf, holdersOf } from '#rules/catalogue/history.ts'
import { versionsOf } from '#rules/catalogue/versions.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { areaGroups } from '#rules/place/area-groups.ts'
import { itemsOf } from '#rules/place/counts.ts'
import type { Place } from '#rules/content/place.ts'
import { facts as shipped } from '#test/kit/content.ts'
import { invented } from '#test/rules/route/places.ts'
import { anItem, inventedFacts } from './fixture.ts'

const on = '2026-06-01'
const ask = (place: Place, field: string, title = '档案') => {
  const item = anItem(`${field}-001`)
  const facts = inventedFacts([item], place)
  const row = assignmentOf(place, item, 'hills', on)
  const holders = holdersOf(historyOf(versionsOf(facts, [], 'hills', on)), item, 'hills')
  return Object.fromEntries(whyThisBody(place, item, row, title, holders).map((a) => [a.id, a]))
}

describe('why this body: one sentence each (places.md, 处罚法 20, 24)', () => {
  it('empowered without an announcement: «未公布» where so, and the county department before', () => {
    const said = ask(invented(), 'jianshe', '建设')
    expect(said['who']?.say).toBe('由青山镇综合行政执法队办。')
    expect(said['name']?.say).toBe('以青山镇人民政府的名义作决定。')
    expect(said['since']).toMatchObject({ known: false, say: '起始日期未公布。' })
    expect(said['paper']).toMatchObject({ known: false, say: '公告未公布。' })
    expect(said['before']?.say).toContain('县级建设主管部门')
  })
  it('entrusted: whose name, the agreement with its days, who did before', () => {
    const said = ask(invented(), 'nongye', '农业农村')
    expect(said['name']?.say).toBe('以县级农业农村主管部门的名义作决定，责任也由它负。')
    expect(said['since']?.say).toBe('从2026年1月1日起。')
    expect(said['paper']?.say).toBe('委托书（编号未公布），2026年1月1日到2026年12月31日。')
    expect(said['before']?.say).toContain('县级农业农村主管部门')
  })
  it('a body that took over names the one before it', () => {
    expect(ask(invented(), 'shuili', '水利')['before']?.say).toContain(
      '县水务队到2025年12月31日撤销，由县水政执法队接手',
    )
  })
  it('nobody named: the reader is told, and not sent away', () => {
    const place = { ...invented(), assignments: invented().assignments.slice(2) }
    expect(ask(place, 'jianshe')['who']).toMatchObject({ known: false })
  })
  it('items of every shipped place are answered in whole sentences, without a bare id', () => {
    const day = '2026-11-22'
    for (const place of shipped().places) {
      const history = historyOf(versionsOf(shipped(), [], place.slug, day))
      // Every 23rd: items of one field are answered alike.
      for (const item of itemsOf(place, shipped().items, day).filter((_, n) => n % 23 === 0))
        for (const { row } of areaGroups(place, item, day)) {
          const holders = row ? holdersOf(history, item, row.area) : []
          for (const { say } of whyThisBody(place, item, row, '某', holders)) {
            expect(say).toMatch(/。$/)
            expect(say).not.toMatch(/undefined|\{field\}|[a-z]+-[a-z]+/)
          }
        }
    }
  })
})
