import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { checkOwners } from '#rules/content/check-owners.ts'
import { actingBody, bodyOf } from '#rules/place/body.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { localNames } from '#rules/place/local.ts'
import { remedies } from '#rules/place/remedies.ts'
import { whoDecides } from '#rules/place/reserved.ts'
import { facts, placeOf, root } from '#test/kit/content.ts'

const place = placeOf('chuxiong')
const today = '2026-11-22'
const towns = [
  ['donghua', '东华镇'],
  ['daguokou', '大过口乡'],
] as const
const itemIn = (field: string, branch?: string) => {
  const item = facts().items.find((i) => i.field === field && (!branch || i.branch === branch))
  if (!item) throw new Error(`no item in ${field} ${branch}`)
  return item
}
const provision = (id: string) => place.provisions?.find((p) => p.id === id)?.points.join() ?? ''
const source = join(root, '../shared/reference/sources/001_63ef3d14c38d4c45.txt')

describe('chuxiong, the plan of S1', () => {
  it('S1-0a: the record header as published, its empty values empty, the clash of years noted', () => {
    const plan = place.documents.find((d) => d.id === 'fangan')
    const record = new Map(plan?.record?.map((r) => [r.label, r.value]))
    expect(record.get('索引号')).toBe('cxs047-/2021-1026003')
    expect(record.get('发文日期')).toBe('2023-03-09')
    expect(record.has('生成日期') && record.has('文号')).toBe(true)
    expect([record.get('生成日期'), record.get('文号')]).toEqual([undefined, undefined])
    expect(plan?.notes.join()).toMatch(/2021年.*2023年/)
    expect(plan?.number).toBeUndefined()
  })

  it.runIf(existsSync(source))('S1-4: the eleven names and the header stand in the source', () => {
    const text = readFileSync(source, 'utf8')
    for (const { name } of place.localFields ?? []) expect(text, name).toContain(name)
    for (const [, name] of towns) expect(text).toContain(name)
    expect(text).toContain('cxs047-/2021-1026003')
  })

  it('S1-4: eleven fields by name, in the order of the source; their items are unpublished', () => {
    expect(place.localFields?.map((f) => f.name).join(' ')).toBe(
      '卫生健康 林业和草原 农业农村 应急管理 城市管理 自然资源 交通运输 水务 文化和旅游 ' +
        '生态和环境保护 社会保障',
    )
    const { fields } = facts()
    expect(localNames(place, { id: 'shuili' }, fields)).toEqual({ local: '水务', branches: [] })
    expect(localNames(place, { id: 'jianshe' }, fields)).toEqual({
      local: '城市管理',
      branches: ['市容环卫', '市政园林'],
    })
    expect(place.declared).toEqual([])
    expect(place.declaredTotal).toBeUndefined()
  })

  describe.each(towns)('S1-3 S1-4 S1-7 S1-8: %s', (id, name) => {
    const handed = [...new Set(place.assignments.find((a) => a.id === `${id}-fields`)?.fields)]
    it.each(handed)('%s is exercised by the bureau in the name of the government', (field) => {
      const row0 = facts().fields.find((f) => f.id === field)
      const asked = { id: '', field: row0?.within ?? field, branch: row0?.within && field }
      for (const kind of ['处罚', '强制', '检查'] as const) {
        const row = assignmentOf(place, { ...asked, kind }, id, today)
        expect(row).toMatchObject({
          mode: 'empowered',
          standing: 'in_scope',
          department: 'city-dept',
        })
        expect(bodyOf(place, row?.owner ?? '').name).toBe(`${name}行政审批和综合执法局`)
        expect(row && actingBody(place, row).name).toBe(`${name}人民政府`)
      }
    })

    it('S1-28: its decisions are reviewed by 楚雄市人民政府', () => {
      const row = assignmentOf(place, itemIn('linye'), id, today)
      if (!row) throw new Error('nobody')
      expect(remedies(place, row)).toMatchObject({
        respondent: `${name}人民政府`,
        reviewBody: '楚雄市人民政府',
      })
    })
  })

  it('a branch alone is handed down: street order is, building quality is not', () => {
    const at = (branch: string | undefined, field = 'jianshe') =>
      assignmentOf(place, { id: '', field, branch, kind: '处罚' }, 'donghua', today)?.owner
    expect(at('shirong')).toBe('donghua-bureau')
    expect(at('shizheng')).toBe('donghua-bureau')
    expect(at(undefined)).toBe('city-dept')
    expect(at('shebao', 'renshe')).toBe('donghua-bureau')
    expect(at(undefined, 'renshe')).toBe('city-dept')
  })

  it('outside the two towns everything stays with the city', () => {
    for (const area of ['chuxiong', 'others'])
      expect(assignmentOf(place, itemIn('linye'), area, today)?.owner).toBe('city-dept')
  })

  it('S1-10: a second active owner of one item in one area is an error', () => {
    const [row] = place.assignments
    if (!row) throw new Error('no row')
    const second = { ...row, id: 'second', fields: ['linye'], owner: 'city-dept' }
    const found = checkOwners({ ...place, assignments: [...place.assignments, second] }, () => ({
      file: 'content',
      path: '',
    }))
    expect(found.map((f) => f.message).join()).toContain('同时有两个行使主体')
  })

  it('S1-18: first finder, negotiation, then the city government', () => {
    expect(place.ladder.map((r) => r.body)).toEqual([undefined, undefined, 'city-gov'])
    expect(place.ladder[0]?.step).toContain('最先发现')
    expect(place.ladder.every((r) => r.source === '方案第18条')).toBe(true)
  })

  it('S1-12: seven working days, as the place itself says', () => {
    const clock = place.clocks.find((c) => c.id === 'decision-publication')
    expect(clock).toMatchObject({ length: 7, unit: 'working', standing: 'local' })
    expect(clock?.source).toContain('第12条')
    expect(provision('decision-public')).toMatch(/核实.*纠正.*监督/)
  })

  test.each([
    ['S1-14', 'record', '现场检查、随机抽查、调查取证、证据保全、听证、行政强制、送达'],
    ['S1-15', 'legal-review', '没有审核或者审核没有通过，不得作出决定'],
    [
      'S1-20(3)',
      'before-transfer',
      '立即责令停止违法行为,固定有关证据,及时告知有管辖权的一方,承接的执法事项，抄告',
    ],
    ['S1-20(4)', 'first-asked', '由最终办结的单位及时答复'],
    ['S1-25', 'complaints', '实名的，把处理结果反馈给本人,不归本部门的，书面移送，并同时通知'],
    ['S1-6', 'assistance-letter', '不能出具的，书面回复'],
    ['S1-23', 'assistants', '只做法制宣传、巡查、收集信息、劝阻'],
    ['S1-32', 'transition', '责任单位和责任人'],
  ])('%s: the rule stands among the provisions', (_, id, words) => {
    expect(provision(id)).toContain(words)
  })

  it('S1-20(1): a joint meeting every half year; S1-14: two officers', () => {
    expect(place.meetings?.find((m) => m.id === 'joint')).toMatchObject({ every: '半年', times: 1 })
    expect(place.staffing?.find((s) => s.id === 'officers')).toMatchObject({ min: 2 })
  })

  it('S1-31: clause 31 is published with its disagreement, and nothing is computed from it', () => {
    expect(place.provisions?.find((p) => p.id === 'fines')?.disagrees).toEqual({
      law: '行政处罚法',
      article: '第七十四条第三款',
      note: '与行政处罚法第七十四条第三款不一致，以法律为准',
    })
    expect(place.statistics).toBeUndefined()
  })

  it('reserves no penalty, for the source names none; detention is the police’s', () => {
    expect(place.reserved).toBeUndefined()
    expect(whoDecides(place, '行政拘留')).toBe('police')
    expect(assignmentOf(place, itemIn('gongan', 'zhian'), 'donghua', today)?.owner).toBe('police')
  })

  it('invents nothing: no phone, address, mail, holder or officer', () => {
    for (const b of place.bodies)
      expect([b.phone, b.address, b.email, b.hours, ...b.posts]).toEqual(Array(4).fill(undefined))
    expect(place.officers).toEqual([])
    expect(place.areas.filter((a) => a.code).map((a) => a.code)).toEqual(['532301'])
  })
})
