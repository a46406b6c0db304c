import { describe, expect, it } from 'vitest'
import { itemLists } from '#rules/opendata/list-items.ts'
import { placeLists } from '#rules/opendata/list-place.ts'
import { day, facts, place, rowsOf } from './dongling.ts'

describe('the rows of the open lists: everything that is known, null for what is not', () => {
  const made = () => rowsOf(itemLists(facts, place, day))
  it('items', () => {
    const items = made()
    expect(items['items']?.[0]).toEqual({
      id: 'stone-001',
      code: '330000000001',
      field: 'stone',
      fieldName: '石料',
      kind: '处罚',
      name: '在青石上乱刻',
      title: '乱刻青石',
      act: '在公共的青石板上乱刻、乱画。',
      conditions: ['没有批准', '当场改好的不罚'],
      basis: ['《青石条例》第三条第一款第二项'],
      kinds: ['罚款'],
      range: ['100元至500元', '情节严重，单位，违法所得的1倍至3倍', '裁量基准：演示基准'],
      corrective: '责令改正',
      leniency: '当场改好的不罚',
      discretion: '演示基准',
      procedure: ['简易程序'],
      manner: ['行政处罚：罚款', '责令改正'],
      authority: ['东岭镇执法队以东岭镇人民政府的名义（赋权，已公布）'],
      owner: '东岭镇执法队',
      inNameOf: '东岭镇人民政府',
      mode: '赋权',
      standing: '已公布',
      announcement: '演发1号',
      supervises: '石料局',
      statutoryAuthority: '石料部门',
      territory: null,
      from: '2026-01-01',
      to: '2026-12-31',
      checkedOn: '2026-02-02',
    })
    expect(items['items']?.[1]).toMatchObject({ code: null, corrective: null, from: null })
    const nobody = { ...place, assignments: place.assignments.slice(1) }
    expect(rowsOf(itemLists(facts, nobody, day))['items']?.[0]).toMatchObject({
      authority: ['未公布'],
      owner: null,
      inNameOf: null,
      mode: null,
      standing: null,
      announcement: null,
    })
  })
  it('basis and steps of fines, in yuan', () => {
    const items = made()
    expect(items['basis']).toEqual([
      {
        item: 'stone-001',
        law: '青石条例',
        version: '2020-01-01',
        article: '第三条',
        paragraph: '第一款',
        point: '第二项',
        role: '怎么罚',
      },
      {
        item: 'stone-002',
        law: '白石条例',
        version: null,
        article: '第一条',
        paragraph: null,
        point: null,
        role: '不许做什么',
      },
    ])
    expect(items['tiers']).toEqual([
      {
        item: 'stone-001',
        step: 1,
        base: 'fixed',
        min: 100,
        max: 500,
        of: null,
        who: null,
        when: null,
      },
      {
        item: 'stone-001',
        step: 2,
        base: 'multiple',
        min: 1,
        max: 3,
        of: '违法所得',
        who: '单位',
        when: '情节严重',
      },
    ])
  })
  it('fields, areas, officers', () => {
    const lists = rowsOf(placeLists(facts, place, day))
    expect(lists['fields']).toEqual([
      { field: 'stone', name: '石料', declared: 7, compiled: 2, verified: 1 },
    ])
    expect(lists['areas']).toEqual([
      { id: 'town', name: '东岭镇', parent: null, level: 'township', code: '330000000' },
      { id: 'village', name: '上塘村', parent: 'town', level: 'village', code: null },
    ])
    expect(lists['officers']).toMatchObject([
      { name: '甲', body: '东岭镇执法队', duty: '巡查', to: '2027-01-01', demo: true },
      { name: '乙', body: null, to: null, demo: false },
    ])
    for (const row of lists['officers'] ?? []) expect(row['certificate']).not.toContain('演示0')
  })
  it('bodies', () => {
    const [zhen, dui, ju] = rowsOf(placeLists(facts, place, day))['bodies'] ?? []
    expect(zhen).toMatchObject({
      parent: null,
      phone: null,
      from: null,
      section: null,
      successor: null,
    })
    expect(ju?.['name']).toBe('业务局')
    expect(dui).toEqual({
      id: 'dui',
      name: '东岭镇执法队',
      kind: 'integrated_body',
      aliases: ['东岭中队'],
      parent: '东岭镇人民政府',
      managedBy: '东岭镇人民政府',
      ledBy: '业务局',
      actsAs: '东岭镇人民政府',
      duty: '巡查',
      phone: '未编',
      address: '镇里',
      hours: '工作日',
      from: '2026-01-01',
      to: '2026-12-31',
      successor: '业务局',
      source: 'paper',
      section: '第二节',
      seen: '2026-04-01',
    })
  })
  it('assignments', () => {
    expect(rowsOf(placeLists(facts, place, day))['assignments']).toEqual([
      {
        row: 1,
        id: 'row-1',
        area: '东岭镇',
        fields: ['石料'],
        items: ['stone-001'],
        owner: '东岭镇执法队',
        inNameOf: '东岭镇人民政府',
        mode: '赋权',
        standing: '已公布',
        covers: ['处罚'],
        batch: '第一批',
        announcement: '演发1号',
        from: '2026-01-01',
        to: '2026-12-31',
        source: 'paper',
        section: '第三节',
        seen: '2026-04-01',
      },
      expect.objectContaining({
        row: 2,
        id: null,
        area: 'far',
        fields: ['其余全部'],
        inNameOf: '业务局',
        to: null,
      }),
    ])
  })
})
