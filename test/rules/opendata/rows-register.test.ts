import { describe, expect, it } from 'vitest'
import { changeRows } from '#rules/opendata/list-changes-since.ts'
import { changeLists } from '#rules/opendata/list-changes.ts'
import { decisionList } from '#rules/opendata/list-decisions.ts'
import { figureList } from '#rules/opendata/list-figures.ts'
import { ruleLists } from '#rules/opendata/list-rules.ts'
import { day, facts, place, rowsOf } from './dongling.ts'

describe('rules, changes and decisions as rows', () => {
  it('steps lead to each other by their titles, an unknown one by its id', () => {
    const rules = rowsOf(ruleLists(facts, place))
    expect(rules['procedures']).toEqual([
      {
        procedure: 'simple',
        name: '简易程序',
        step: 1,
        title: '看',
        text: '先看',
        next: ['办', '急：c'],
        source: '甲法1',
      },
      {
        procedure: 'simple',
        name: '简易程序',
        step: 2,
        title: '办',
        text: '再办',
        next: [],
        source: '甲法2',
      },
    ])
    expect(rules['clocks']).toHaveLength(1)
    expect(rules['clocks']?.[0]).toMatchObject({
      id: 'c1',
      name: '答复',
      start: 'accepted',
      stop: 'answered',
      length: 15,
      unit: facts.clocks[0]?.unit,
      standing: '法律或国家规定',
    })
    expect(Object.keys(rules['clocks']?.[0] ?? {})).toHaveLength(10)
    const [paper, old] = rules['documents'] ?? []
    expect(Object.values(paper ?? {}).filter((v) => v === null)).toHaveLength(8)
    expect(old).toEqual({
      id: 'old',
      title: '旧方案',
      kind: '通知',
      status: '已失效',
      indexNo: '001',
      category: '通知类',
      issuer: '某府',
      number: '演发2号',
      writtenOn: '2025-01-01',
      issuedOn: '2025-01-02',
      url: 'https://a.cn/1',
      replacedBy: 'paper',
    })
  })
  it('S0-4: a row of the official list, recalled', () => {
    const paper = { number: '演发3号', on: '2026-03-01', title: '公告', document: 'paper' }
    const own = {
      id: 'r1',
      code: 'A1',
      name: '演示事项',
      part: '子项一',
      kind: '处罚' as const,
      fieldName: '石料',
      basis: '条例',
      scope: '部分',
      boundary: '边界',
      department: '石料局',
      body: '东岭镇',
      penalty: '罚款',
      item: 'stone-001',
      change: '收回' as const,
      from: '2026-03-01',
      to: '2026-04-01',
    }
    const official = [
      { ...own, announcement: paper, recall: { ...paper, number: '演发4号' }, at: 'x' },
    ]
    expect(changeLists({ ...place, official }, [])[0]?.rows).toEqual([
      { ...own, announcement: '演发3号', announcedOn: '2026-03-01', recall: '演发4号' },
    ])
    const { id, name, kind, change, from } = own
    const least = [{ id, name, kind, change, from, announcement: paper, at: 'x' }]
    const [row] = changeLists({ ...place, official: least }, [])[0]?.rows ?? []
    expect(Object.values(row ?? {}).filter((v) => v === null)).toHaveLength(12)
  })
})
const decision = {
  id: 'd1',
  number: '演示〔2026〕1号',
  organ: '演示机关',
  itemId: null,
  party: '演示公司',
  partyKind: 'organisation',
  partyCode: null,
  act: '占道',
  facts: '占道一次',
  basis: '某条例',
  kinds: ['罚款'],
  content: '罚款',
  fineFen: 12_345,
  confiscatedFen: null,
  decidedOn: day,
  month: '2026-05',
  validUntil: null,
  displayUntil: null,
  releasedAt: 1,
  demo: true,
  grounds: null,
}
const asRow = {
  id: 'd1',
  number: '演示〔2026〕1号',
  organ: '演示机关',
  decidedOn: day,
  party: '演示公司',
  partyKind: '法人及非法人组织',
  partyCode: null,
  act: '占道',
  facts: '占道一次',
  basis: '某条例',
  kinds: ['罚款'],
  content: '罚款',
  fineYuan: 123.45,
  confiscatedYuan: null,
  item: null,
  displayUntil: null,
  demo: true,
}

it('a decision as a row, its money in yuan; a change puts it or says that it is gone', () => {
  expect(decisionList([decision]).rows).toEqual([asRow])
  const more = {
    ...decision,
    fineFen: null,
    confiscatedFen: 50,
    partyCode: 'C',
    itemId: 'stone-001',
  }
  expect(decisionList([more]).rows).toMatchObject([
    { fineYuan: null, confiscatedYuan: 0.5, partyCode: 'C', item: 'stone-001' },
  ])
  expect(changeRows([{ seq: 4, change: 'put', decision }])).toEqual([
    { seq: 4, change: 'put', ...asRow },
  ])
})

it('a row that is counted names its lists and nobody', () => {
  const counted = {
    month: '2026-05',
    organ: '演示机关',
    body: 'zhen',
    field: 'stone',
    itemId: null,
    kinds: ['罚款', '罚款', '训话'],
    partyKind: 'person',
    fineFen: 150,
    confiscatedFen: 0,
    demo: false,
  }
  expect(figureList([counted]).rows).toEqual([
    {
      month: '2026-05',
      organ: '演示机关',
      cuts: ['body:zhen', 'field:stone', 'kind:fine', 'kind:other', 'party:person'],
      kinds: ['罚款（fine）', '训话（other）'],
      partyKind: '自然人',
      fineYuan: 1.5,
      confiscatedYuan: 0,
      demo: false,
    },
  ])
  const none = { ...counted, partyKind: 'robot', fineFen: null, confiscatedFen: null }
  expect(figureList([none]).rows).toMatchObject([
    { partyKind: 'robot', fineYuan: null, confiscatedYuan: null },
  ])
})
