import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { ownerKinds } from '#rules/route/routing.ts'
import { route } from '#rules/route/route.ts'
import { blank, day, facts, lines, to } from './matters.ts'
import { invented } from './places.ts'

describe('S1-7, S0-18: who holds the item on the day, and in whose name', () => {
  test.each([
    ['jianshe-903', 'township', 'team', 'gov', 'empowered'],
    ['nongye-901', 'township_entrusted', 'team', 'dept', 'entrusted'],
    ['shengtai-901', 'integrated_body', 'integrated', 'integrated', 'retained'],
    ['shuili-901', 'professional_team', 'water', 'dept', 'retained'],
    ['dangan-901', 'own_organ', 'archive', 'archive', 'retained'],
    ['shichang-901', 'county_department', 'dept', 'dept', 'retained'],
  ])('%s goes to a %s', (item, kind, body, name, mode) => {
    const r = to({ item })
    expect(r.owner).toMatchObject({ kind, body, mode })
    expect(r.inNameOf).toBe(name)
    expect(r.item).toBe(item)
  })

  it('names the department of the field, and says that a posting is no power (S2-6)', () => {
    expect(to({ item: 'shichang-901' }).owner.name).toBe('县级市场监管主管部门')
    expect(lines(to({ item: 'shuili-901' }))).toContain('派驻')
  })

  it('S3-4: an entrustment outside its agreement is not used', () => {
    const r = to({ item: 'nongye-901', date: '2027-01-01' })
    expect(r.owner).toMatchObject({ kind: 'county_department', mode: 'retained' })
    expect(lines(r)).toContain('协议')
  })

  it('S2-14: a dissolved body hands over to its successor', () => {
    const place = invented()
    for (const row of place.assignments) if (row.owner === 'water') row.owner = 'old-water'
    expect(to({ place, item: 'shuili-901' }).owner.body).toBe('water')
  })

  it('S0-13: the desk keeps a matter until the receiver has accepted', () => {
    const r = to({ item: 'shichang-901' })
    expect(r.path).toEqual(['青山镇综合行政执法队', '县级市场监管主管部门'])
    expect(lines(r)).toContain('接收以前仍由首问单位负责')
  })
})

describe('S0-12: penalties that stay above', () => {
  it('splits an item: the fine here, the licence above', () => {
    const r = to({ item: 'jianshe-901' })
    expect(r.owner.kind).toBe('township')
    expect(lines(r)).toContain(
      '分段办理：罚款由青山镇人民政府决定；吊销许可证件由县级建设主管部门决定',
    )
  })

  it('passes the whole item up when nothing of it is left', () => {
    const r = to({ item: 'jianshe-902' })
    expect(r.owner).toMatchObject({ kind: 'county_department', body: 'dept' })
  })

  test.each([
    ['已列入镇目录；拟吊销许可证', 'county_department', '县级建设主管部门'],
    ['拟责令停产停业整顿', 'county_department', '县级建设主管部门'],
    ['不拟吊销，只罚款', 'township', '青山镇综合行政执法队'],
    ['拟罚款五百元', 'township', '青山镇综合行政执法队'],
  ])('note «%s» → %s', (note, kind, last) => {
    const r = to({ item: 'jianshe-901', note })
    expect(r.owner.kind).toBe(kind)
    expect(r.path.at(-1)).toBe(last)
  })

  it('holds for what is entrusted too, and never for a township with no list', () => {
    expect(to({ item: 'nongye-901', note: '拟吊销许可证' }).owner.kind).toBe('county_department')
    const place = invented({ reserved: undefined })
    expect(to({ place, item: 'jianshe-902' }).owner.kind).toBe('township')
  })

  it('neither blocks nor allows a kind whose threshold nobody published', () => {
    const r = to({ item: 'wenlv-901' })
    expect(r.owner.kind).toBe('township')
    expect(lines(r)).toContain('由法制审核人员认定')
  })
})

describe('what an officer has established', () => {
  test.each([
    ['shichang-901', '经核，已列入本镇目录', 'township'],
    ['shichang-901', '已列入120项', 'township'],
    ['shichang-901', '属于交给本镇的9类事项', 'township'],
    ['shichang-901', '现场查出三项隐患', 'county_department'],
    ['jianshe-903', '没有列入那120项', 'county_department'],
    ['jianshe-903', '未列入目录', 'county_department'],
    ['jianshe-903', '不在镇目录内', 'county_department'],
    ['jianshe-903', '该项已被收回', 'county_department'],
    ['nongye-901', '委托协议已到期', 'county_department'],
    ['jianshe-903', '涉嫌犯罪', 'judicial'],
    ['jianshe-903', '不构成犯罪', 'township'],
    ['jianshe-903', '属治安案件，移送公安', 'police'],
    ['jianshe-903', '不在本镇', 'outside_area'],
    ['jianshe-903', '属于邻镇', 'outside_area'],
    ['jianshe-903', '两个部门都说归自己', 'unclear_dispute'],
    ['jianshe-903', '两个部门都说不归自己', 'unclear_dispute'],
    ['jianshe-903', '当事人态度较好', 'township'],
  ])('%s, «%s» → %s', (item, note, kind) => expect(to({ item, note }).owner.kind).toBe(kind))

  it('an entrustment that the officer has seen signed is used', () => {
    const place = invented()
    for (const row of place.assignments) if (row.mode === 'entrusted') delete row.agreement
    expect(to({ place, item: 'nongye-901' }).owner.kind).toBe('county_department')
    const r = to({ place, item: 'nongye-901', note: '委托协议已签，在有效期内，已签委托协议' })
    expect(r.owner.kind).toBe('township_entrusted')
  })

  it('S2-1: on the list of the townships, in a place where no township was named: whichever it is', () => {
    const place = invented()
    place.bodies = place.bodies.filter((body) => body.kind !== 'township')
    const r = to({ place, item: 'shichang-901', note: '已列入赋权事项清单' })
    expect(r.owner).toMatchObject({ kind: 'township', body: null })
    expect(lines(r)).toContain('没有说清在哪个乡镇')
    const above = to({ place, item: 'shichang-901', note: '已列入赋权事项清单；拟吊销许可证' })
    expect(above.owner.kind).not.toBe('township')
  })

  it('S4-3: a field that no item was compiled for says who acts, where the words are plain', () => {
    const of = (score: number) =>
      to({ classification: { ...blank, fields: [{ field: 'tongji', score }] } })
    expect(lines(of(0.8))).toContain('这一领域的事项本站还没有梳理')
    expect(lines(of(0.3))).not.toContain('这一领域的事项本站还没有梳理')
  })

  it('settles by the field what the text alone does not', () => {
    const fields = [{ field: 'jianshe', score: 0.6 }]
    const r = to({ classification: { ...blank, fields }, note: '未列入目录' })
    expect(r.owner).toMatchObject({ kind: 'county_department', name: '县级建设主管部门' })
  })
})

describe('any matter', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        '未列入',
        '目录',
        '拟',
        '吊销',
        '犯罪',
        '不在本镇',
        '都说',
        '归自己',
        '镇',
        '县',
        '；',
        '起火',
        '青山镇人民政府',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
  )
  const said = words.map((list) => list.join(''))

  it('gets one owner of a known kind, the same first responder, and reasons with sources', () => {
    const item = fc.option(fc.constantFrom('jianshe-901', 'nongye-901', 'no-such'), {
      nil: undefined,
    })
    fc.assert(
      fc.property(said, said, said, item, (text, note, area, id) => {
        const r = route({ facts, place: invented(), text, note, area, item: id, date: day })
        expect(ownerKinds).toContain(r.owner.kind)
        expect(r.firstResponder).toBe('team')
        expect(r.trace.length).toBeGreaterThan(0)
        expect(r.path.length).toBeGreaterThan(0)
        for (const step of r.trace) expect(step.text && step.source).toBeTruthy()
      }),
      { numRuns: 60 },
    )
  })

  it('S0-12: a township never owns what an officer means to revoke', () => {
    fc.assert(
      fc.property(fc.constantFrom(...facts.items.map((i) => i.id)), (item) => {
        const { kind } = to({ item, note: '拟吊销许可证件' }).owner
        expect(kind === 'township' || kind === 'township_entrusted').toBe(false)
      }),
    )
  })
})
