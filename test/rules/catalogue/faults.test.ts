import { describe, expect, test } from 'vitest'
import { faultsOf } from '#rules/catalogue/faults.ts'
import { invented } from '#test/rules/route/places.ts'
import { anItem, inventedFacts } from './fixture.ts'

const on = '2026-05-06'
const source = { document: 'plan', seen: '2026-01-15' }
const items = ['jianshe-001', 'jianshe-002', 'dangan-001'].map((id) => anItem(id))
const row = (more: object) => ({
  area: 'hills',
  fields: ['jianshe'],
  owner: 'team',
  mode: 'empowered',
  standing: 'in_scope',
  source,
  ...more,
})
const faults = (rows: object[], more: object = {}) => {
  const place = invented({ assignments: rows, ...more })
  return faultsOf(place, inventedFacts(items, place), on).map(({ items: of, ...f }) => ({
    ...f,
    items: of.map((i) => i.id),
  }))
}
const all = items.map((i) => i.id)
const both = ['jianshe-001', 'jianshe-002']

describe('S1-10 S3-4 S3-6 S3-9 what is not in order, said whole', () => {
  test('two bodies for one matter, since the later of both', () => {
    const rows = [
      row({ fields: ['*'], from: '2026-01-01' }),
      row({ from: '2026-02-01' }),
      row({ owner: 'gov', from: '2026-03-01' }),
      row({ owner: 'gov', fields: ['jianshe'] }),
    ]
    expect(faults(rows)).toEqual([
      {
        kind: 'overlap',
        say: '青山镇：青山镇综合行政执法队、青山镇人民政府都能办',
        items: both,
        since: '2026-03-01',
      },
    ])
  })
  test('in the only area its name is left out, and without a day none is given', () => {
    const areas = [{ id: 'hills', name: '青山镇', level: 'township' }]
    const rows = [row({ fields: ['*'] }), row({ fields: ['*'], owner: 'gov' })]
    expect(faults(rows, { areas })).toEqual([
      { kind: 'overlap', say: '青山镇综合行政执法队、青山镇人民政府都能办', items: all },
    ])
  })
  test('nobody is named, or who is named is not in the register', () => {
    expect(faults([row({})])).toEqual([
      { kind: 'gap', say: '青山镇：资料里没有写由谁办', items: ['dangan-001'] },
    ])
    expect(faults([row({ fields: ['*'], owner: 'lost', from: '2026-01-01' })])).toEqual([
      { kind: 'gap', say: '青山镇：写明的机构已经不在名册里', items: all, since: '2026-01-01' },
    ])
  })
  test('who is named has ended: with a successor and without, from the day after its last', () => {
    const ended = (more: object) => ({
      bodies: [
        ...invented().bodies,
        { id: 'x', name: '旧队', kind: 'township', duty: '演示', source, ...more },
      ],
    })
    const mine = [row({ fields: ['*'], owner: 'x' })]
    expect(faults(mine, ended({ to: '2026-05-05', successor: 'team' }))).toEqual([
      {
        kind: 'gap',
        say: '青山镇：写的是旧队，它已经撤销，由青山镇综合行政执法队接手',
        items: all,
        since: '2026-05-05',
      },
    ])
    expect(faults(mine, ended({ to: '2026-05-05' }))[0]?.say).toBe(
      '青山镇：写的是旧队，它已经撤销，没有写由谁接手',
    )
    expect(faults(mine, ended({ to: on }))).toEqual([])
  })
  test('an entrustment whose paper has run out, or that has none', () => {
    const entrusted = (more: object) => [
      row({ fields: ['*'] }),
      row({ mode: 'entrusted', owner: 'gov', inNameOf: 'dept', items: ['dangan-001'], ...more }),
    ]
    const paper = (to: string) => ({ agreement: { from: '2026-01-01', to } })
    expect(faults(entrusted(paper('2026-05-05')))).toEqual([
      {
        kind: 'expired',
        say: '县级业务主管部门委托青山镇人民政府的协议已经到期，不再有效',
        items: all,
        since: '2026-05-05',
      },
    ])
    expect(faults(entrusted({}))).toEqual([
      {
        kind: 'expired',
        say: '县级业务主管部门委托青山镇人民政府，委托书的期限未公布，所以不算有效',
        items: all,
        since: '2026-01-15',
      },
    ])
    expect(faults(entrusted({ inNameOf: undefined, fields: [] }))[0]).toMatchObject({
      say: '青山镇人民政府委托青山镇人民政府，委托书的期限未公布，所以不算有效',
      items: ['dangan-001'],
    })
    expect(faults(entrusted({ ...paper('2026-05-05'), to: '2026-05-05' }))).toEqual([])
    expect(faults(entrusted({ ...paper('2026-05-05'), to: on }))).toHaveLength(1)
    expect(faults(entrusted(paper(on))).filter((f) => f.kind === 'expired')).toEqual([])
  })
  test('powers of one township in several hands: the fewer beside the most', () => {
    const rows = [
      row({ fields: ['dangan'], owner: 'gov' }),
      row({ fields: ['jianshe'] }),
      row({ area: 'county', fields: ['*'], owner: 'dept', mode: 'retained', standing: 'retained' }),
    ]
    expect(faults(rows)).toEqual([
      {
        kind: 'scattered',
        say: '1 项由青山镇人民政府办，不在青山镇综合行政执法队',
        items: ['dangan-001'],
      },
    ])
    const kept = rows.map((r) => ({ ...r, mode: 'retained', standing: 'retained' }))
    expect(faults(kept)).toEqual([])
  })
})
