import { describe, expect, it, test } from 'vitest'
import { checkOwners } from '#rules/content/check-owners.ts'
import type { Place } from '#rules/content/place.ts'
import { completeness } from '#rules/catalogue/completeness.ts'
import { withAgreements } from '#rules/place/agreement.ts'
import { assignmentOf, isActive } from '#rules/place/assignment.ts'
import { actingBody, bodyOf } from '#rules/place/body.ts'
import { declaredCounts } from '#rules/place/counts.ts'
import { gapsOf } from '#rules/place/gaps.ts'
import { remedies } from '#rules/place/remedies.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const place = placeOf('hunan')
const today = '2026-11-22'
const nowhere = () => ({ file: 'content', path: '' })
const nine = [
  '自然资源',
  '农业农村',
  '应急管理',
  '文旅广新',
  '林业',
  '水利',
  '民政',
  '交通',
  '住建',
]
const departments = (place.agreements ?? []).map((a) => a.entrusting)
/** The pack as it stands once the agreements have been imported. */
const signed: Place = withAgreements({
  ...place,
  agreements: place.agreements?.map((a) => ({
    ...a,
    number: '演示',
    from: '2026-01-01',
    to: '2026-12-31',
  })),
})
const at = (of: Place, field: string, branch?: string, kind: '处罚' | '强制' | '未知' = '处罚') => {
  const row = assignmentOf(of, { id: '', field, branch, kind }, 'towns', today)
  if (!row) throw new Error('nobody')
  return row
}

describe('hunan, the report of S3', () => {
  it('names no county, and says what kind of paper it is from', () => {
    expect(place.name).toBe('湖南省某县（来源未写县名）')
    expect(place.banner).toBe('汇报材料')
    expect(place.areas.every((a) => a.unnamed && !a.code)).toBe(true)
  })

  it('S3-3: 37 of 52 and two more are 39; the names of the 37 are unpublished', () => {
    const of = (id: string) => place.statistics?.find((s) => s.id === id)
    const [chosen, extra, sum] = [of('chosen'), of('extra'), of('delegated')]
    expect(chosen).toMatchObject({ numerator: 37, denominator: 52 })
    expect((chosen?.numerator ?? 0) + (extra?.value ?? 0)).toBe(sum?.value)
    expect(place.declaredTotal).toBe(sum?.value)
    expect(sum?.note).toContain('来源没有写')
    expect(chosen?.note).toMatch(/行政许可.*未公布/)
    expect(place.declared).toEqual([])
  })

  it('S3-4: nine departments by name, each with an agreement of which nothing is known', () => {
    const names = departments.map((id) => bodyOf(place, id).name)
    expect(names).toEqual(nine.map((name) => `县${name}部门`))
    for (const a of place.agreements ?? []) {
      expect([a.number, a.signedOn, a.from, a.to, a.scope]).toEqual(Array(5).fill(undefined))
      expect(a.entrusted).toEqual(['xiang-gov'])
    }
  })

  it('S3-4: nothing entrusted is active until its agreement is imported, and nobody is left alone', () => {
    const rows = place.assignments.filter((a) => a.mode === 'entrusted')
    expect(rows).toHaveLength(11)
    expect(rows.every((row) => !isActive(row, today))).toBe(true)
    for (const { fields } of rows)
      for (const field of fields) {
        const f = facts().fields.find((row) => row.id === field)
        expect(at(place, f?.within ?? field, f?.within && field)).toMatchObject({
          mode: 'retained',
        })
      }
    expect(declaredCounts(place, facts().items, today).every((c) => c.compiled === 0)).toBe(true)
    expect(gapsOf(place, facts(), today).join()).toContain('条委托没有写委托书的期限')
  })

  it.each([
    ['ziran', undefined, 'dept-ziran'],
    ['guangdian', undefined, 'dept-wenlv'],
    ['nongye', 'yuye', 'dept-nongye'],
    ['minzheng', 'binzang', 'dept-minzheng'],
  ])('%s %s: with its agreement the team acts in the name of %s', (field, branch, dept) => {
    const row = at(signed, field, branch)
    expect(row).toMatchObject({ mode: 'entrusted', owner: 'xiang-team', inNameOf: dept })
    expect(actingBody(signed, row).id).toBe(dept)
    const after = remedies(signed, row)
    expect(after.respondent).toBe(bodyOf(signed, dept).name)
    expect(after.reviewBody).toBe('县人民政府')
    expect(after.blocks.at(-1)?.text).toContain('为对方')
  })

  it('an agreement ends with its last day', () => {
    const row = signed.assignments.find((a) => a.id === 'entrusted-ziran')
    if (!row) throw new Error('no row')
    expect([isActive(row, '2026-12-31'), isActive(row, '2027-01-01')]).toEqual([true, false])
  })

  it('行政强制法 17: no compulsory measure under an entrustment; a matter of no known kind goes along', () => {
    expect(at(signed, 'ziran', undefined, '强制')).toMatchObject({ owner: 'dept-ziran' })
    expect(at(signed, 'ziran', undefined, '未知')).toMatchObject({ owner: 'xiang-team' })
    expect(place.provisions?.find((p) => p.id === 'no-compulsion')?.points[0]).toBe(
      '行政强制措施权不得委托；仅用于镇政府依法自有的职权',
    )
    const own = facts().items.find((i) => i.id === 'ziran-013')
    if (!own) throw new Error('no item')
    expect(assignmentOf(place, { ...own, kind: '强制' }, 'towns', today)?.mode).toBe('statutory')
  })

  it('S3-5: the county stops what it entrusted; two owners are an error', () => {
    const kept = signed.assignments.find((a) => a.id === 'kept-ziran')
    if (!kept) throw new Error('no row')
    const both = { ...kept, id: 'both', area: 'towns' }
    const found = checkOwners({ ...signed, assignments: [...signed.assignments, both] }, nowhere)
    expect(found.map((f) => f.message).join()).toContain('同时有两个行使主体')
    expect(checkOwners(signed, nowhere)).toEqual([])
  })

  it('S3-7: power list and duty list come from the data, with basis, procedure and supervision', () => {
    expect(place.gate).toEqual(['职权', '责任依据', '执法程序', '监督途径'])
    const { checks } = completeness(signed, facts(), today)
    expect(checks.length).toBeGreaterThan(50)
    const lacking = checks.filter(({ missing }) =>
      (['matter', 'authority', 'basis', 'procedure', 'boundary'] as const).some((id) =>
        missing.includes(id),
      ),
    )
    expect(lacking.map(({ item }) => item.id)).toEqual([])
    expect((facts().responsibilities ?? []).filter((r) => r.source === '')).toEqual([])
    expect((facts().responsibilities ?? []).length).toBeGreaterThan(5)
  })

  it('S3-9: every entrusted row has one owner inside the township', () => {
    const rows = place.assignments.filter((a) => a.mode === 'entrusted')
    expect(new Set(rows.map((row) => row.owner))).toEqual(new Set(['xiang-team']))
  })

  it('S3-13: three flows; 1 + 9 + 5 + 3 documents as a list', () => {
    const counts = new Map(place.documentSets?.map((s) => [s.id, s.count]))
    expect(['plan', 'internal', 'procedure', 'oversight'].map((id) => counts.get(id))).toEqual([
      1, 9, 5, 3,
    ])
    expect(place.documentSets?.find((s) => s.id === 'flows')?.known).toHaveLength(3)
  })

  test.each([
    ['S3-10', 'licensed', 10, undefined],
    ['S3-11', 'reviewer', 1, 1],
    ['S3-11', 'reserve-reviewer', 2, 2],
    ['S3-12', 'training', 2, undefined],
  ])('%s: %s', (_, id, min, max) => {
    const row = place.staffing?.find((s) => s.id === id)
    expect([row?.min, row?.max]).toEqual([min, max])
  })

  test.each([
    ['S3-10b', 'separate-roles', '不再做原来的审批'],
    ['S3-16', 'duty-log', '24小时'],
    ['S3-17', 'first-handling', '远程广播喊话'],
    ['S3-18', 'nearest', '15分钟'],
    ['S3-19', 'cameras', '第四十一条'],
  ])('%s stands among the provisions', (_, id, words) => {
    expect(place.provisions?.find((p) => p.id === id)?.points.join()).toContain(words)
  })

  it('the funeral item says that its text is not had, and no repealed text is cited', () => {
    const note = place.localFields?.find((f) => f.name === '殡葬监管')?.note
    expect(note).toContain('依据文本未取得')
    const old = facts()
      .laws.filter((l) => !l.inForce)
      .map((l) => l.title)
    const cited = facts()
      .items.filter((i) => i.branch === 'binzang')
      .flatMap((i) => i.basis)
    expect(cited.filter((b) => old.includes(b.law))).toEqual([])
  })

  it('invents nothing: no phone, address, mail, holder, officer or document number', () => {
    for (const b of place.bodies)
      expect([b.phone, b.address, b.email, b.hours, ...b.posts]).toEqual(Array(4).fill(undefined))
    expect(place.officers).toEqual([])
    expect(place.documents.flatMap((d) => d.number ?? [])).toEqual([])
  })
})
