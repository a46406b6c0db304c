import { describe, expect, it } from 'vitest'
import type { Item } from '#rules/content/item.ts'
import { actingBody, bodyOf } from '#rules/place/body.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { remedies } from '#rules/place/remedies.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const place = placeOf('fuyang')
const today = '2026-11-22'
const rowIn = (field: string, area = 'fuyang', branch?: string) => {
  const kind: Item['kind'] = '处罚'
  const found = assignmentOf(place, { id: `${field}-999`, field, branch, kind }, area, today)
  if (!found) throw new Error('nobody')
  return found
}
const townships = place.areas.filter((a) => a.level === 'township')

/** The eleven fields of S4, typed from the source and nowhere else. */
const eleven = ['档案', '发展改革', '教育', '科技', '民宗', '民政', '人力社保', '建设', '退役军人事务',
  '粮食物资', '人防（民防）'] // prettier-ignore
const eight = {
  市场监管: 'shichang', 生态环境: 'shengtai', 交通运输: 'jiaotong', 文化市场: 'wenlv', 农业: 'nongye',
  应急管理: 'yingji', 卫生健康: 'weisheng', 自然资源: 'ziran',
} // prettier-ignore
const five = { 司法: 'sifa', 财政: 'caizheng', 审计: 'shenji', 统计: 'tongji', 医保: 'yibao' }

describe('fuyang, the drafting note of S4', () => {
  it('S4-3: a note on drafts; 24 townships by name and code', () => {
    expect(place.banner).toBe('审议稿起草说明')
    expect(place.documents.find((d) => d.id === 'fangan')?.status).toBe('未取得全文')
    expect(townships).toHaveLength(24)
    expect(new Set(townships.map((a) => a.code)).size).toBe(24)
    for (const area of townships) expect(area.code).toMatch(/^330111\d{3}$/)
    const paper = place.documents.find((d) => d.id === place.grants?.announcement)
    expect(paper?.title).toContain('富春街道办事处等24个')
  })

  it('S4-4: five parts, eighteen measures', () => {
    const value = (id: string) => place.statistics?.find((s) => s.id === id)?.value
    expect([value('parts'), value('measures')]).toEqual([5, 18])
  })

  it('S4-6: 1+8+5', () => {
    const bodies = place.bodySets?.[0]?.bodies.map((id) => bodyOf(place, id).kind) ?? []
    const count = (kind: string) => bodies.filter((k) => k === kind).length
    expect(['integrated_body', 'professional_team', 'own_organ'].map(count)).toEqual([1, 8, 5])
  })

  it.each(eleven)('S4-6: 「%s」 goes to the integrated body, in its own name', (name) => {
    const local = place.localFields?.find((f) => f.name === name)
    expect(place.localFields).toHaveLength(11)
    for (const id of local?.fields ?? ['?']) {
      const field = facts().fields.find((f) => f.id === id)
      const row = rowIn(field?.within ?? id, 'changkou', field?.within ? id : undefined)
      expect(row).toMatchObject({ owner: 'district-bureau', inNameOf: 'district-bureau' })
      expect(row.presence).toBe('派驻')
    }
  })

  it.each(Object.entries(eight))('S4-6: 「%s」 keeps its professional team', (name, field) => {
    const row = rowIn(field)
    expect(bodyOf(place, row.owner)).toMatchObject({ kind: 'professional_team' })
    expect(bodyOf(place, row.owner).name).toContain(name)
    expect(row.inNameOf).toBe('district-dept')
  })

  it.each(Object.entries(five))(
    'S4-6: 「%s」 stays with the department’s own organ',
    (name, field) => {
      const row = rowIn(field)
      expect(bodyOf(place, row.owner)).toMatchObject({ kind: 'own_organ' })
      expect(bodyOf(place, row.owner).name).toContain(name)
      expect(bodyOf(place, row.owner).duty).toContain('管执一体')
    },
  )

  it('S4-9: seven kinds, none of them named; nothing is handed down by guess', () => {
    expect(place.grants).toMatchObject({ count: 7, unit: '类' })
    expect(place.grants?.note).toContain('不猜')
    const empowered = place.assignments.filter((a) => a.mode === 'empowered')
    expect(empowered).toEqual([])
    expect(place.assignments.some((a) => a.standing === 'announced')).toBe(false)
  })

  it('S4-9: every other matter can be called in; police and the town’s own by statute cannot', () => {
    for (const row of place.assignments)
      expect(row.summons ?? false, row.id).toBe(
        row.mode === 'retained' && row.owner !== 'district-police',
      )
    expect(place.provisions?.find((p) => p.id === 'summons')?.points.join()).toContain('看得见')
  })

  it('S4-9: the township is the first responder in each of its areas', () => {
    for (const area of townships)
      expect(bodyOf(place, area.firstResponder ?? '')).toMatchObject({
        area: area.id,
        actsAs: `${area.id}-gov`,
      })
  })

  it('城乡规划法 65 names towns and townships, never a sub-district office', () => {
    const item = facts().items.find((i) => i.id === 'ziran-013')
    if (!item) throw new Error('no item')
    for (const area of townships) {
      const mode = assignmentOf(place, item, area.id, today)?.mode
      expect(mode, area.name).toBe(area.name.endsWith('街道') ? 'retained' : 'statutory')
    }
  })

  it('S4-6: the former teams are only planned to go, and the bureau takes over', () => {
    expect(bodyOf(place, 'former-teams')).toMatchObject({
      successor: 'district-bureau',
      planned: { act: '拟撤销' },
    })
  })

  it('S4-12: the guidance office studies, two offices preside, then the common superior', () => {
    expect(place.ladder.map((s) => s.body)).toEqual([
      'guidance-office',
      'org-office',
      'justice-bureau',
      'district-gov',
    ])
    expect(place.ladder[1]?.step).toContain('职责争议处理办法')
  })

  it('S4-7: one, one, two to eight; posts by office', () => {
    expect(place.staffing?.map((s) => [s.min, s.max])).toEqual([
      [1, 1],
      [1, 1],
      [2, 8],
    ])
    expect(place.staffing?.[0]?.note).toContain('中心乡镇')
    expect(bodyOf(place, 'fuchun-team').posts).toEqual([{ title: '队长', holder: '行政副职兼任' }])
    expect(bodyOf(place, 'fuchun-gov').posts[0]?.title).toBe('合法性审查')
  })

  it('S4-15: two layers, three and four sources', () => {
    expect(place.supervision?.map((l) => l.sources.length)).toEqual([3, 4])
  })

  it('S4-2: bases of three levels, with numbers', () => {
    const bases = place.documents.filter((d) => d.category)
    expect([...new Set(bases.map((d) => d.category))]).toEqual(['国家层面', '省级层面', '市级层面'])
    expect(bases.flatMap((d) => d.number ?? [])).toEqual([
      '浙委办发〔2019〕46号',
      '浙委法办发〔2021〕1号',
      '浙政办发〔2021〕51号',
      '市委办发〔2020〕34号',
    ])
  })

  it('S4-1 S4-5 S4-13: four problems, claims, transfer with evidence and receipt', () => {
    const points = (id: string) => place.provisions?.find((p) => p.id === id)?.points.join() ?? ''
    for (const clue of ['以批代管', '以罚代管', '多头管', '三不管'])
      expect(points('four-problems')).toContain(clue)
    expect(points('claim')).toContain('认领')
    for (const word of ['案件移送', '证据移交', '信息通报', '回执'])
      expect(points('crime-link')).toContain(word)
  })

  it('S4-11: who answers for what is to be made clear; what is not published is said to be so', () => {
    const boundary = place.provisions?.find((p) => p.id === 'boundary')?.points.join() ?? ''
    for (const said of ['业务主管部门', '区级部门', '未公布', '四平台'])
      expect(boundary).toContain(said)
    for (const item of facts().items) expect(item.boundary.supervises, item.id).not.toBe('')
  })

  it('places.md fuyang 9: what may be a municipal branch is reviewed as the decision says', () => {
    for (const field of ['jianshe', 'shengtai', 'ziran', 'tongji', 'shuili'])
      expect(remedies(place, rowIn(field), '演示').reviewBody).toBe('以决定书写明的机关为准')
    const own = place.assignments.find((a) => a.id === 'own-matter-changkou')
    if (!own) throw new Error('no row')
    expect(actingBody(place, own).name).toBe('场口镇人民政府')
    expect(remedies(place, own).reviewBody).toBe('杭州市富阳区人民政府')
  })

  it('invents nothing: no phone, address, mail, officer, supervisor or reserved penalty', () => {
    for (const body of place.bodies)
      expect([body.phone, body.address, body.email, body.hours]).toEqual(Array(4).fill(undefined))
    expect([place.officers.length, place.supervisor, place.reserved]).toEqual([
      0,
      undefined,
      undefined,
    ])
  })
})
