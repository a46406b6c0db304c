import { describe, expect, test } from 'vitest'
import {
  changedColumns,
  compared,
  predecessors,
  stands,
} from '#rules/catalogue-import/difference.ts'
import { documentOf, readPaper } from '#rules/catalogue-import/paper.ts'
import { official, type Official } from '#rules/content/official.ts'

describe('the announcement that a list prevails by', () => {
  const place = {
    documents: [
      {
        id: 'known',
        title: '旧公告',
        number: '某政发〔2022〕27号',
        kind: '公告',
        status: '现行有效' as const,
        notes: [],
        summary: '演示',
        points: [],
        basedOn: [],
      },
    ],
  }
  const input = { number: '某政发(2023)008号', on: '2023年6月1日', title: ' 新公告 ' }
  test('a new number is a new document, a known one that document', () => {
    expect(readPaper(place, input)).toEqual({
      announcement: {
        number: '某政发〔2023〕8号',
        on: '2023-06-01',
        title: '新公告',
        document: expect.stringMatching(/^announcement-[0-9a-f]{10}$/),
      },
    })
    expect(readPaper(place, { ...input, number: '某政发[2022]27号' })).toEqual({
      announcement: {
        number: '某政发〔2022〕27号',
        on: '2023-06-01',
        title: '旧公告',
        document: 'known',
      },
    })
  })
  test.each<[object, object]>([
    [{ number: ' ' }, { number: '请写公告的文号，照公告上的写' }],
    [{ number: '八号' }, { number: '文号要写成“×政发〔2022〕27号”的样子' }],
    [{ on: '' }, { on: '请写公告的日期，如 2022-06-15' }],
    [{ title: '甲' }, { title: '请写公告的标题' }],
    [{ title: '甲'.repeat(201) }, { title: '标题最多 200 个字' }],
  ])('%j', (more, faults) => {
    expect(readPaper(place, { ...input, ...more })).toEqual({ faults })
  })
  test('titles of two and of two hundred signs are taken', () => {
    for (const title of ['甲乙', '甲'.repeat(200)])
      expect(readPaper(place, { ...input, title })).toHaveProperty('announcement')
  })
  test('as a document of the place', () => {
    expect(documentOf({ document: 'd', number: '某1号', on: '2023-06-01', title: '公告' })).toEqual(
      {
        id: 'd',
        title: '公告',
        kind: '公告',
        status: '现行有效',
        number: '某1号',
        issuedOn: '2023-06-01',
        notes: [],
        summary: '公布行政执法事项清单的公告（某1号）。清单以公告为准。',
        points: [],
        basedOn: [],
      },
    )
  })
})

describe('what stood in the list before', () => {
  const old = (id: string, more: object = {}): Official =>
    official.parse({
      id,
      name: `事${id}`,
      kind: '处罚',
      change: '新增',
      announcement: { number: '演示1号', on: '2026-01-01', title: '公告', document: 'd' },
      from: '2026-01-01',
      at: '表 第2行',
      ...more,
    })
  const row = (key: string, name: string, more: object = {}) => ({
    sheet: '表',
    row: 2,
    key,
    name,
    kind: '处罚' as const,
    recalled: false,
    ...more,
  })
  test('by its key; by its name where one of both has no code and only one bears it', () => {
    const list = [
      old('a', { code: '1' }),
      old('b'),
      old('c', { name: '同名' }),
      old('d', { name: '同名' }),
      old('e', { name: '主项', part: '子项' }),
    ]
    const find = predecessors(list)
    const found = (r: ReturnType<typeof row>) => find(r)?.id
    expect(found(row('a', '别的'))).toBe('a')
    expect(found(row('x', '事 a'))).toBe('a')
    expect(found(row('x', '事a', { code: '2' }))).toBeUndefined()
    expect(found(row('x', '事b', { code: '2' }))).toBe('b')
    expect(found(row('x', '同名'))).toBeUndefined()
    expect(found(row('x', '主项'))).toBeUndefined()
    expect(found(row('x', '主项', { part: '子 项' }))).toBe('e')
  })
  test('each column by itself is a change; blanks and brackets are none', () => {
    const all = Object.keys(compared)
    const text = Object.fromEntries(all.map((c) => [c, c === 'kind' ? '检查' : `新${c}`]))
    expect(changedColumns(old('a'), { ...row('a', ''), ...text })).toEqual(all)
    expect(
      changedColumns(old('a', { note: '甲（乙）' }), row('a', '事 a', { note: '甲 (乙)。' })),
    ).toEqual([])
    expect([stands(old('a')), stands(old('a', { to: '2026-02-01' }))]).toEqual([true, false])
  })
})
