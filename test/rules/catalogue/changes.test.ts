import { describe, expect, test } from 'vitest'
import { alike, causesOf, changesBetween, type Change } from '#rules/catalogue/changes.ts'
import { stateOf } from '#rules/catalogue/state.ts'
import type { Facts } from '#rules/content/facts.ts'
import { revision, type Revision } from '#rules/content/revision.ts'
import { invented } from '#test/rules/route/places.ts'
import { anItem, bodies, day, plain, revised, team, world } from './fixture.ts'

/** What changed from one world to the next, on the day. */
const between = (before: Facts, after: Facts, revisions: Revision[] = []): Change[] => {
  const [a, b] = [stateOf(before, 'hills', '2026-05-05'), stateOf(after, 'hills', day)]
  if (!a || !b) throw new Error('no place')
  return changesBetween(a, b, causesOf(revisions, 'hills'))
}
const short = (list: Change[]) => list.map((c) => `${c.type} ${c.subject} ${c.name}（${c.cause}）`)

describe('S0-11 S0-14 what changed, what kind of change, and why', () => {
  test('an item: whole', () => {
    const plan = revised('jianshe-001', day, null, '法律修改')
    const after = anItem('jianshe-001', { title: '新名' })
    expect(between(world([plain]), world([plain], {}, [after]), [plan])).toEqual([
      {
        on: day,
        subject: 'item',
        id: 'jianshe-001',
        type: '变更',
        name: '新名',
        field: 'jianshe',
        cause: '法律修改',
        diff: [{ name: '通俗名称', before: '演示jianshe-001', after: '新名' }],
      },
    ])
  })
  test('new, gone, the same, and what shows in no element', () => {
    const one = anItem('jianshe-001')
    const two = anItem('jianshe-002')
    expect(short(between(world([plain], {}, [one]), world([plain], {}, [two])))).toEqual([
      '收回 item 演示jianshe-001（未公布）',
      '新增 item 演示jianshe-002（未公布）',
    ])
    const words = anItem('jianshe-001', { words: ['四', '五', '六'] })
    expect(between(world([plain], {}, [one]), world([plain], {}, [words]))).toEqual([])
    expect(alike({ a: 1 }, { a: 1 })).toBe(true)
    expect(alike({ a: 1 }, { a: 2 })).toBe(false)
  })
  test.each<[object, object, string]>([
    [{ items: ['jianshe-001'] }, {}, '演示jianshe-001：青山镇人民政府'],
    [{ items: ['lost'], fields: [] }, {}, 'lost：青山镇人民政府'],
    [{ items: ['a', 'b'] }, {}, '2 个事项：青山镇人民政府'],
    [{ fields: ['*'] }, {}, '其余各领域：青山镇人民政府'],
    [{ fields: ['jianshe', '*'] }, {}, '其余各领域：青山镇人民政府'],
    [{}, {}, '建设领域：青山镇人民政府'],
    [{ fields: ['other'] }, {}, 'other领域：青山镇人民政府'],
    [{ fields: ['jianshe', 'dangan'] }, {}, '2 个领域：青山镇人民政府'],
    [{}, { owner: 'lost' }, '建设领域：lost'],
  ])('a row %j %j is called %s', (more, later, name) => {
    const rows = [{ ...plain, ...more }]
    const [change, ...rest] = between(
      world(rows),
      world(rows.map((r) => ({ ...r, owner: 'gov', ...later }))),
    ).filter((c) => c.subject === 'assignment')
    expect([change?.name, change?.type, rest]).toEqual([name, '变更', []])
  })
  test.each<[string, object, object, string]>([
    ['begins', {}, { from: day }, '《演示方案》'],
    ['ends', { to: '2026-05-05' }, { to: '2026-05-05' }, '《演示方案》'],
    [
      'begins by a paper of its own',
      {},
      { from: day, announcement: 'notice' },
      '《公告》演示〔2026〕1号',
    ],
    ['ends on another day', {}, { from: '2026-05-05' }, '未公布'],
  ])('a dated row that %s names its paper', (_, before, after, cause) => {
    const notice = {
      id: 'notice',
      title: '公告',
      number: '演示〔2026〕1号',
      kind: '公告',
      status: '现行有效',
      summary: '演示',
    }
    const more = { documents: [...invented().documents, notice] }
    const old = Object.keys(before).length > 0 ? [{ ...plain, ...before }] : []
    const found = between(
      world([{ ...plain, id: 'x', fields: ['dangan'] }, ...old], more),
      world(
        [
          { ...plain, id: 'x', fields: ['dangan'] },
          { ...plain, ...after },
        ],
        more,
      ),
    )
    expect(found.map((c) => [c.id, c.cause])).toEqual([['r1', cause]])
  })
  test('S3-4 an agreement begins and ends', () => {
    const row = (from: string, to: string) => [
      { ...plain, mode: 'entrusted', inNameOf: 'dept', agreement: { from, to } },
    ]
    expect(short(between(world(row(day, '2026-12-31')), world(row(day, '2026-12-31'))))).toEqual([
      '新增 assignment 建设领域：青山镇综合行政执法队（委托协议开始）',
    ])
    expect(
      short(
        between(world(row('2026-01-01', '2026-05-05')), world(row('2026-01-01', '2026-05-05'))),
      ),
    ).toEqual(['收回 assignment 建设领域：青山镇综合行政执法队（委托协议到期）'])
  })
  test('a body, its day, and an item by the law that it rests on', () => {
    expect(
      short(between(world([plain], bodies()), world([plain], bodies({ ...team, from: day })))),
    ).toEqual(['新增 body 甲队（《演示方案》）'])
    expect(
      short(
        between(
          world([plain], bodies({ ...team, to: '2026-05-05' })),
          world([plain], bodies({ ...team, to: '2026-05-05' })),
        ),
      ),
    ).toEqual(['收回 body 甲队（《演示方案》）'])
    const dated = { source: { document: 'lost', seen: '2026-01-01' }, from: day }
    expect(
      short(between(world([plain], bodies()), world([plain], bodies({ ...team, ...dated })))),
    ).toEqual(['新增 body 甲队（未公布）'])
    const item = anItem('jianshe-002', { from: day })
    expect(
      short(between(world([plain]), world([plain], {}, [anItem('jianshe-001'), item]))),
    ).toEqual(['新增 item 演示jianshe-002（《甲法》的施行或者变动）'])
  })
  test('the word of the office counts before any paper, its end too; another place’s does not', () => {
    const row = (from: string, to?: string) =>
      revision.parse({
        kind: 'body',
        place: 'hills',
        id: 't',
        from,
        to,
        cause: '更正',
        payload: null,
      })
    const seen = (...rows: Revision[]) =>
      between(
        world([plain], bodies({ ...team, to: '2026-05-05' })),
        world([plain], bodies({ ...team, to: '2026-05-05' })),
        rows,
      )[0]?.cause
    expect(seen(row(day))).toBe('更正')
    expect(seen(row('2026-01-01', '2026-05-05'))).toBe('“更正”到 2026-05-05 为止')
    expect(seen(row('2026-01-01', '2026-05-06'))).toBe('《演示方案》')
    expect(seen({ ...row(day), id: 'other' })).toBe('《演示方案》')
    expect(
      seen(
        revision.parse({
          kind: 'body',
          place: 'plain',
          id: 't',
          from: day,
          cause: '更正',
          payload: null,
        }),
      ),
    ).toBe('《演示方案》')
  })
  test('an official row is told by its announcement, and its recall by the recall', () => {
    const paper = (title: string) => ({ number: '演示1号', on: day, title, document: 'plan' })
    const row = {
      id: 'o',
      name: '某事',
      kind: '处罚',
      change: '新增',
      announcement: paper('公告'),
      recall: paper('收回'),
      from: '2026-01-01',
      at: '表 第2行',
    }
    const none = world([plain])
    const some = world([plain], { official: [row] })
    expect(short(between(none, some))).toEqual(['新增 official 某事（《公告》演示1号）'])
    expect(short(between(some, none))).toEqual(['收回 official 某事（《收回》演示1号）'])
    const part = world([plain], { official: [{ ...row, part: '子项', field: 'jianshe' }] })
    expect(between(none, part)[0]).toMatchObject({ name: '子项', field: 'jianshe' })
  })
})
