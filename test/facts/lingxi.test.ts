import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Item } from '#rules/content/item.ts'
import { actingBody, bodyName, bodyOf } from '#rules/place/body.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { countSentence, declaredCounts } from '#rules/place/counts.ts'
import { remedies } from '#rules/place/remedies.ts'
import { reservedParts, whoDecides } from '#rules/place/reserved.ts'
import { standingSentence } from '#rules/place/standing.ts'
import { facts, placeOf, root } from '#test/kit/content.ts'

const place = placeOf('lingxi')
const today = '2026-11-22'
const itemOf = (id: string, field: string, kind: Item['kind'] = '处罚') => ({ id, field, kind })
const rowOf = (item: ReturnType<typeof itemOf>, area = 'lingxi') => {
  const row = assignmentOf(place, item, area, today)
  if (!row) throw new Error('nobody')
  return row
}

/** The annex of S0, typed from the source and nowhere else. */
const annex = {
  档案: 13, 新闻出版: 8, 发展改革: 21, 经信: 6, 教育: 14, 科技: 1, 民宗: 16, 公安: 10, 民政: 87,
  人力社保: 74, 自然资源: 71, 建设: 365, 交通运输: 12, 水利: 57, 农业农村: 76, 商务: 3, 文化旅游: 18,
  退役军人事务: 5, 应急管理: 24, 市场监管: 1, 广电: 1, 人防: 16, 林业: 23, 消防救援: 15, 气象: 2,
} // prettier-ignore

describe('lingxi, the draft plan of S0', () => {
  it('S0-10 S0-42: 25 fields with the counts of the annex, 939 together', () => {
    const names = new Map(facts().fields.map((f) => [f.id, f.name]))
    const declared = place.declared.map((d) => [names.get(d.field), d.count])
    expect(Object.fromEntries(declared)).toEqual(annex)
    expect(place.declared).toHaveLength(25)
    expect(place.declaredTotal).toBe(939)
  })

  it('S0-10: declared, compiled and verified stand apart, and nothing is verified yet', () => {
    const counts = declaredCounts(place, facts().items, today)
    expect(counts.reduce((n, c) => n + c.declared, 0)).toBe(939)
    expect(counts.every((c) => c.verified === 0)).toBe(true)
    expect(counts.map((c) => c.field)).toEqual(place.declared.map((d) => d.field))
    expect(countSentence({ declared: 365, compiled: 52, verified: 0 })).toBe(
      '方案附件列 365 项 · 本站依法梳理 52 项（尚未与公告核对）· 已核对 0 项',
    )
  })

  it('S0-1: a draft, its two bases by number, the announcement not had', () => {
    expect(place.banner).toContain('征求意见稿')
    const of = (id: string) => place.documents.find((d) => d.id === id)
    expect(of('fangan')?.status).toBe('征求意见稿')
    expect(of('fangan')?.basedOn.map((id) => of(id)?.number)).toEqual([
      '浙委办发〔2019〕46号',
      '温委办发〔2021〕11号',
    ])
    expect(of('xian-gonggao')?.status).toBe('未取得全文')
  })

  it.each(Object.keys(annex))(
    'S0-18: 「%s」 is exercised in the name of the town government',
    (name) => {
      const field = facts().fields.find((f) => f.name === name)?.id ?? ''
      const row = rowOf(itemOf(`${field}-999`, field))
      expect(row).toMatchObject({ owner: 'lingxi-team', mode: 'empowered', standing: 'in_scope' })
      expect(actingBody(place, row).name).toBe('灵溪镇人民政府')
    },
  )

  it('S0-18: what was not handed down stays with the department, in its own name', () => {
    const row = rowOf(itemOf('shengtai-001', 'shengtai'))
    expect(row).toMatchObject({ mode: 'retained', standing: 'retained' })
    expect(bodyName(actingBody(place, row), '生态环境')).toBe('县级生态环境主管部门')
    expect(bodyOf(place, 'county-dept').notes.join()).toContain('没有写出每个领域的部门名称')
  })

  it('S0-9: outside the town the power ends', () => {
    expect(rowOf(itemOf('jianshe-001', 'jianshe'), 'lingxi').owner).toBe('lingxi-team')
    expect(rowOf(itemOf('jianshe-001', 'jianshe'), 'cangnan').owner).toBe('county-dept')
  })

  it('S0-8: inspection and compulsion go along with the penalty', () => {
    for (const kind of ['检查', '强制'] as const)
      expect(rowOf(itemOf('jianshe-001', 'jianshe', kind)).owner).toBe('lingxi-team')
    expect(rowOf(itemOf('jianshe-001', 'jianshe', '未知')).owner).toBe('county-dept')
  })

  it('城乡规划法 65 is the town’s own by statute and no part of the handed-down count', () => {
    const own = facts().items.filter((i) =>
      i.basis.some((b) => b.law === '城乡规划法' && b.article === '第六十五条'),
    )
    expect(own).not.toEqual([])
    for (const item of own)
      expect(rowOf(item)).toMatchObject({ mode: 'statutory', standing: 'statutory' })
    const without = facts().items.filter((i) => !own.includes(i))
    expect(declaredCounts(place, facts().items, today)).toEqual(
      declaredCounts(place, without, today),
    )
  })

  it('S0-12: five kinds stay above, two without a number wait for the reviewer, the list is open', () => {
    for (const kind of [
      '降低资质等级',
      '吊销许可证件',
      '责令停产停业',
      '责令关闭',
      '限制从业',
    ] as const)
      expect(whoDecides(place, kind), kind).toBe('above')
    for (const kind of ['没收违法所得', '没收非法财物'] as const)
      expect(whoDecides(place, kind), kind).toBe('review')
    for (const kind of ['警告', '通报批评', '罚款', '暂扣许可证件'] as const)
      expect(whoDecides(place, kind), kind).toBe('own')
    expect(whoDecides(place, '行政拘留')).toBe('police')
    expect(place.reserved?.open).toBe(true)
  })

  it('S0-12: one item splits into a fine here and a revocation above', () => {
    const parts = reservedParts(place, { kinds: ['罚款', '没收违法所得', '吊销许可证件'] })
    expect(parts).toMatchObject({
      own: ['罚款'],
      above: ['吊销许可证件'],
      to: 'county-dept',
      open: true,
    })
    expect(parts.review.map((r) => r.wording)).toEqual(['没收较大数额违法所得'])
  })

  it('S0-15 S0-38: the ladder goes from the town to the guidance office to the county group', () => {
    const steps = place.ladder.map((s) => s.body)
    expect(steps.indexOf('guidance-office')).toBeGreaterThan(steps.indexOf('town-leading-group'))
    expect(steps.at(-1)).toBe('leading-group')
  })

  it('S0-16: one team, two plaques, posts by office only', () => {
    const team = bodyOf(place, 'lingxi-team')
    expect(team.aliases).toEqual(['县综合行政执法局灵溪综合行政执法中队'])
    expect(team.posts[0]).toEqual({ title: '队长', holder: '镇党委副书记兼任' })
    const holders = place.bodies.flatMap((b) => b.posts.map((p) => p.holder))
    expect(holders.every((h) => /兼任|任免|负责人|书记/.test(h))).toBe(true)
  })

  it('S0-19: posted offices and the team have a local manager and a professional leader', () => {
    for (const id of ['lingxi-team', 'posted-offices'])
      expect(bodyOf(place, id)).toMatchObject({ managedBy: 'lingxi-gov' })
    expect(bodyOf(place, 'lingxi-team').ledBy).toBe('county-bureau')
  })

  it('S0-6 S0-20 S0-33 S0-34: batch and catalogues, rotation, the gate of four, three lists', () => {
    const row = rowOf(itemOf('jianshe-001', 'jianshe'))
    expect(row.batch).toBe('第一批')
    expect(row.chosenFrom).toHaveLength(3)
    expect(place.rotationYears).toEqual({ area: 5, head: 3 })
    expect(place.gate).toHaveLength(4)
    expect(place.inspections.map((i) => i.list)).toEqual([
      '一企业一清单',
      '一镇一清单',
      '一社区一清单',
    ])
  })

  it('invents nothing: no phone, address, mail, officer or supervisor', () => {
    for (const body of place.bodies)
      expect([body.phone, body.address, body.email, body.hours]).toEqual(Array(4).fill(undefined))
    expect(place.officers).toEqual([])
    expect(place.supervisor).toBeUndefined()
    const text = ['bodies', 'documents', 'place', 'areas']
      .map((f) => readFileSync(join(root, `content/places/lingxi/${f}.yaml`), 'utf8'))
      .join()
    expect(text).not.toMatch(/1[3-9]\d{9}|0\d{2,3}-?\d{7,8}/)
  })

  it('says of an unverified item what places.md says', () => {
    expect(standingSentence('in_scope')).toBe(
      '这类事项划给本镇，这一项是否在内以县政府公告为准；由本镇首问受理，不会因此推走您',
    )
  })

  it('on-the-page 10: review of the town’s decisions goes to the county government', () => {
    const own = remedies(place, rowOf(itemOf('jianshe-001', 'jianshe')))
    expect(own).toMatchObject({ respondent: '灵溪镇人民政府', reviewBody: '县人民政府' })
    const kept = remedies(place, rowOf(itemOf('shengtai-001', 'shengtai')), '生态环境')
    expect(kept.reviewBody).toBe('以决定书写明的机关为准')
  })
})
