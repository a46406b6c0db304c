import { describe, expect, test } from 'vitest'
import { inventedFacts } from '#test/rules/catalogue/fixture.ts'
import { invented } from '#test/rules/route/places.ts'
import { counts, handed, known, officials, older, paper, plan, river, row } from './planning.ts'

describe('S0-6 S0-14 what each row of a list becomes, whole', () => {
  test('new and only in the list', () => {
    const made = plan([
      row('a', { code: 'C1', fieldName: '建 设', basis: '《丙法》第一条', row: 7 }),
    ])
    expect(made.counts).toEqual(counts({ new: 1, alone: 1 }))
    expect(made.rows).toEqual([
      {
        fate: 'new',
        id: 'a',
        sheet: '表',
        row: 7,
        code: 'C1',
        name: '别的事项a',
        item: undefined,
        score: undefined,
        changed: [],
      },
    ])
    expect([made.questions, made.faults, made.wholly]).toEqual([[], [], []])
    expect(officials(made)).toEqual([
      {
        id: 'a',
        code: 'C1',
        name: '别的事项a',
        kind: '处罚',
        field: 'jianshe',
        fieldName: '建 设',
        basis: '《丙法》第一条',
        change: '新增',
        announcement: paper,
        from: '2026-05-06',
        at: '表 第7行',
        assignments: ['r--paper'],
      },
    ])
    expect(made.revisions.map((r) => [r.kind, r.id, r.from, r.cause])).toEqual([
      ['document', 'paper', '2026-05-06', '演示〔2026〕1号，2026-05-01公布'],
      ['assignment', 'r--paper', '2026-05-06', '演示〔2026〕1号，2026-05-01公布'],
      ['official', 'a', '2026-05-06', '演示〔2026〕1号，2026-05-01公布'],
    ])
    expect(made.revisions.every((r) => 'place' in r && r.place === 'hills')).toBe(true)
  })
  test('matched by the rule, chosen by a person, said in the list, or asked', () => {
    const named = { name: '对河道里倒垃圾的处罚' }
    expect(plan([row('a', named)]).rows[0]).toMatchObject({ item: 'jianshe-001', score: 0.7 })
    expect(officials(plan([row('a', named)]))[0]).toMatchObject({
      field: 'jianshe',
      match: { by: 'rule', score: 0.7 },
    })
    const chosen = plan([row('a')], [], { choices: new Map([['a', 'jianshe-002']]) })
    expect(officials(chosen)[0]).toMatchObject({
      item: 'jianshe-002',
      match: { by: 'person', score: 1 },
    })
    const alone = plan([row('a', named)], [], { choices: new Map([['a', null]]) })
    expect(officials(alone)[0]).toMatchObject({ match: { by: 'person', score: 0 } })
    expect(alone.rows[0]?.item).toBeUndefined()
    expect(plan([row('a', { decided: 'jianshe-003' })]).rows[0]?.item).toBe('jianshe-003')
    expect(plan([row('a', { ...named, decided: null })]).rows[0]?.item).toBeUndefined()
    const asked = row('a', { name: '占道摆摊设点' })
    expect(plan([asked]).questions).toMatchObject([
      { key: 'a', row: asked, candidates: [{ item: 'jianshe-002' }, { item: 'jianshe-003' }] },
    ])
    expect(plan([row('a', { decided: 'jianshe-004' })]).faults).toEqual([
      {
        sheet: '表',
        row: 2,
        level: 'fault',
        say: '目录里没有事项“jianshe-004”',
        name: '别的事项a',
      },
    ])
  })
  test('the same again changes nothing, and keeps what was linked', () => {
    const before = [known('a', { item: 'jianshe-002', match: { by: 'person', score: 1 } })]
    const made = plan([row('a')], before)
    expect(made.counts).toEqual(counts({ same: 1, linked: 1 }))
    expect(made.revisions).toEqual([])
    expect(made.rows[0]).toMatchObject({ fate: 'same', item: 'jianshe-002', score: 1, changed: [] })
  })
  test('the same with another item is linked anew', () => {
    const before = [known('a', { item: 'jianshe-002', match: { by: 'person', score: 1 } })]
    const made = plan([row('a')], before, { choices: new Map([['a', 'jianshe-003']]) })
    expect(made.counts).toEqual(counts({ same: 1, linked: 1, relinked: 1 }))
    expect(officials(made)).toMatchObject([
      { id: 'a', item: 'jianshe-003', from: '2025-01-01', announcement: older },
    ])
  })
  test('a change tells each column, before and after', () => {
    const made = plan([row('a', { scope: '全部', note: '新' })], [known('a', { scope: '部分' })])
    expect(made.counts).toEqual(counts({ change: 1, alone: 1 }))
    expect(made.rows[0]?.changed).toEqual([
      { column: 'scope', before: '部分', after: '全部' },
      { column: 'note', before: '', after: '新' },
    ])
    expect(officials(made)).toMatchObject([
      { id: 'a', change: '变更', announcement: paper, from: '2026-05-06' },
    ])
  })
  test('taken back by the row itself, or by a whole list that does not name it', () => {
    const before = [
      known('a', { code: 'C1', item: 'jianshe-001' }),
      known('b'),
      known('gone', { to: '2025-12-31' }),
    ]
    const gone = {
      fate: 'recall',
      id: 'a',
      code: 'C1',
      name: '别的事项a',
      item: 'jianshe-001',
      score: undefined,
      changed: [],
    }
    const own = plan([row('a', { recalled: true, code: 'C1', row: 4 })], before)
    expect(own.rows).toEqual([{ ...gone, sheet: '表', row: 4 }])
    expect(own.counts).toEqual(counts({ recall: 1 }))
    expect(officials(own)).toEqual([
      { ...before[0], change: '收回', recall: paper, to: '2026-05-05' },
    ])
    const complete = plan([row('b')], before, { complete: true })
    expect(complete.rows.slice(1)).toEqual([{ ...gone, sheet: '', row: 0 }])
    expect(plan([row('b')], before).counts).toEqual(counts({ same: 1, alone: 1 }))
    expect(plan([row('x', { recalled: true })], before).faults).toEqual([
      {
        sheet: '表',
        row: 2,
        level: 'warning',
        say: '写着收回，但现有清单里没有这一项',
        name: '别的事项x',
      },
    ])
    expect(plan([row('gone', { recalled: true })], before).faults).toHaveLength(1)
    expect(plan([row('gone')], before).counts.new).toBe(1)
  })
  test('two rows for one known item, and a law that is gone, are said', () => {
    const twice = plan([row('a'), row('x', { name: '别的事项a', row: 3 })], [known('a')])
    expect(twice.faults).toEqual([
      {
        sheet: '表',
        row: 3,
        level: 'fault',
        say: '与清单里另一行对应同一个已有事项',
        name: '别的事项a',
      },
    ])
    expect(twice.rows).toHaveLength(1)
    const place = invented({ assignments: [handed] })
    const facts = inventedFacts([river], place)
    const laws = facts.laws.map((l) => (l.title === '乙法' ? { ...l, inForce: false } : l))
    const old = plan(
      [row('a', { basis: '《乙法》第一条、第二条，《甲法》第九条', name: '长'.repeat(70) })],
      [],
      { facts: { ...facts, laws } },
    )
    expect(old.faults).toEqual([
      {
        sheet: '表',
        row: 2,
        level: 'warning',
        say: '依据《乙法》已经失效，请核对公告',
        name: '长'.repeat(60),
      },
    ])
  })
  test('a known document is not made again; nobody to hand it to is said; how far it is, every five hundred', () => {
    expect(plan([row('a')], [], { announcement: older }).revisions.map((r) => r.kind)).toEqual([
      'assignment',
      'official',
    ])
    expect(
      plan([row('a')], [], {
        place: invented({ assignments: [{ ...handed, mode: 'retained', standing: 'retained' }] }),
      }).wholly,
    ).toEqual(['有 1 项不知道由谁承接（如“别的事项a”），请写明承接的机构'])
    const told: number[] = []
    plan(
      Array.from({ length: 501 }, (_, n) => row(`k${n}`)),
      [],
      { onRow: (done) => void told.push(done) },
    )
    expect(told).toEqual([0, 500])
  })
})
