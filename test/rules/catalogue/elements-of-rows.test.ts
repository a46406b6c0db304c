import { describe, expect, test } from 'vitest'
import {
  bodyElements,
  officialElements,
  rowElements,
  type Element,
} from '#rules/catalogue/elements.ts'
import { official } from '#rules/content/official.ts'
import { assignment, body } from '#rules/content/place.ts'
import { invented } from '#test/rules/route/places.ts'

const written = (elements: readonly Element[]) =>
  Object.fromEntries(elements.map((e) => [e.name, e.text]))
const source = { document: 'plan', seen: '2026-01-01' }

describe('S0-11 every element of a row in words', () => {
  test('a row of who acts', () => {
    const names = { field: (id: string) => `领域${id}`, item: (id: string) => `事${id}` }
    const row = assignment.parse({
      id: 'r',
      fields: ['a', 'b'],
      items: ['x', 'y'],
      area: 'hills',
      owner: 'team',
      inNameOf: 'gov',
      mode: 'entrusted',
      standing: 'announced',
      department: 'dept',
      covers: ['处罚', '检查'],
      batch: '第一批',
      announcement: 'plan',
      agreement: { from: '2026-01-01', to: '2026-12-31' },
      source,
    })
    const all = {
      领域: '领域a、领域b',
      事项: '事x、事y',
      区域: '青山镇',
      行使主体: '青山镇综合行政执法队',
      以谁的名义: '青山镇人民政府',
      方式: '委托',
      身份: '已公布',
      监管部门: '县级业务主管部门',
      包括: '处罚、检查',
      批次: '第一批',
      公告: '《演示方案》',
      协议期限: '2026-01-01至2026-12-31',
    }
    expect(written(rowElements(row, invented(), names))).toEqual(all)
    const bare = assignment.parse({
      fields: ['a'],
      area: 'far',
      owner: 'gone',
      mode: 'retained',
      standing: 'retained',
      source,
    })
    expect(written(rowElements(bare, invented(), names))).toEqual({
      领域: '领域a',
      事项: '',
      区域: 'far',
      行使主体: 'gone',
      以谁的名义: 'gone',
      方式: '保留',
      身份: '保留在上级',
      监管部门: '',
      包括: '',
      批次: '',
      公告: '',
      协议期限: '',
    })
    expect(written(rowElements({ ...bare, announcement: 'lost' }, invented(), names))['公告']).toBe(
      'lost',
    )
  })

  test('a body', () => {
    const bare = {
      id: 'x',
      name: '某{field}队',
      kind: 'township',
      duty: '办事',
      perField: true,
      source,
    }
    const rich = {
      aliases: ['甲', '乙'],
      parent: 'gov',
      actsAs: 'team',
      successor: 'lost',
      phone: '1',
      address: '2',
      hours: '3',
    }
    expect(written(bodyElements(body.parse({ ...bare, ...rich }), invented()))).toEqual({
      名称: '某业务队',
      别的牌子: '甲、乙',
      上级: '青山镇人民政府',
      以谁的名义: '青山镇综合行政执法队',
      职责: '办事',
      承接单位: 'lost',
      电话: '1',
      地址: '2',
      办公时间: '3',
    })
    expect(Object.values(written(bodyElements(body.parse(bare), invented()))).join('|')).toBe(
      '某业务队||||办事||||',
    )
  })

  test('a row of the announced list', () => {
    const announcement = { number: '演示1号', on: '2026-01-01', title: '公告', document: 'plan' }
    const bare = {
      id: 'o',
      name: '某事',
      kind: '检查',
      change: '新增',
      announcement,
      from: '2026-01-01',
      at: '表 第2行',
    }
    const rich = {
      code: 'C1',
      part: '子项',
      fieldName: '建设',
      basis: '甲法',
      scope: '全部',
      boundary: '界',
      department: '局',
      body: '镇',
      penalty: '罚',
      item: 'a-001',
    }
    expect(Object.values(written(officialElements(official.parse({ ...bare, ...rich }))))).toEqual([
      '某事：子项',
      'C1',
      '检查',
      '建设',
      '甲法',
      '全部',
      '界',
      '局',
      '镇',
      '罚',
      'a-001',
    ])
    expect(written(officialElements(official.parse(bare)))).toEqual({
      事项名称: '某事',
      官方编码: '',
      类别: '检查',
      领域: '',
      依据: '',
      划转范围: '',
      职责边界: '',
      划出部门: '',
      实施主体: '',
      处罚种类和幅度: '',
      对应本站事项: '',
    })
  })
})
