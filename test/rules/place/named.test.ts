import { describe, expect, it } from 'vitest'
import type { Field } from '#rules/content/common.ts'
import { assignment, body, type Body, type Place } from '#rules/content/place.ts'
import { bodiesIn, officersIn } from '#rules/place/accused.ts'
import { withAgreements } from '#rules/place/agreement.ts'
import { actingBody, bodyOf } from '#rules/place/body.ts'
import { onLadder } from '#rules/place/ladder.ts'
import { fieldNameIn, localNames } from '#rules/place/local.ts'
import { bodyName, homeArea } from '#rules/place/name.ts'
import { officialCodes, officialOf, officialPages, onlyListed } from '#rules/place/official.ts'

const source = { document: 'paper', seen: '2026-04-01' }
const a = (id: string, more: object = {}): Body =>
  body.parse({ id, name: `机构${id}`, kind: 'department', duty: '演示', source, ...more })
const row = (more: object) =>
  assignment.parse({
    area: 'town',
    owner: 'x',
    mode: 'empowered',
    standing: 'in_scope',
    source,
    ...more,
  })

describe('who is accused (on-the-page 6)', () => {
  const bodies = [
    a('zhen', { name: '东岭镇人民政府', aliases: ['东岭中队'] }),
    a('ju', { name: '某局', perField: true }),
    a('jing', { name: '县公安局', kind: 'police' }),
  ]
  it.each([
    ['东岭镇人民政府不作为', true],
    ['东岭镇政府的人', true],
    ['东 岭 镇 政 府乱罚', true],
    ['东岭中队打人', true],
    ['东岭镇政府对面的店', false],
    ['东岭镇政府大门旁堆垃圾', false],
    ['东岭镇政府对面，镇政府收红包', true],
    ['东岭镇政府对面的店，索要好处', true],
    ['请东岭镇政府来管', false],
    ['尊敬的东岭镇政府：', false],
    ['请东岭镇政府管管东岭镇政府的人', true],
    ['县公安局不作为', false],
    ['某局不作为', false],
    ['西岭镇政府', false],
    ['', false],
  ])('«%s»: %s', (text, named) =>
    expect(bodiesIn(text, bodies)).toEqual(named ? ['东岭镇人民政府'] : []),
  )
  it('an officer by name, blanks or not; one sign is no name', () => {
    const officers = [{ name: '李 明' }, { name: '王' }] as Place['officers']
    expect(officersIn('找李明', officers)).toBe(true)
    expect(officersIn('找李　明', officers)).toBe(true)
    expect(officersIn('姓王的', officers)).toBe(false)
    expect(officersIn('', [])).toBe(false)
  })
})

describe('agreements, ladders, names', () => {
  it('S3-4: days come from the paper, and without both there are none', () => {
    const old = { from: '2020-01-01', to: '2020-12-31' }
    const rows = [
      row({ under: 'p1', agreement: old }),
      row({ under: 'p2', agreement: old }),
      row({ under: 'lost', agreement: old }),
      row({ agreement: old }),
    ]
    const paper = (id: string, more: object) =>
      ({ id, ...more }) as NonNullable<Place['agreements']>[number]
    const place = {
      assignments: rows,
      agreements: [
        paper('p1', { number: '委1号', from: '2026-01-01', to: '2026-12-31' }),
        paper('p2', { from: '2026-01-01' }),
      ],
    }
    const { agreement: _, ...bare } = rows[1]!
    expect(withAgreements(place).assignments).toEqual([
      { ...rows[0], agreement: { number: '委1号', from: '2026-01-01', to: '2026-12-31' } },
      bare,
      rows[2],
      rows[3],
    ])
    expect(withAgreements({ assignments: rows })).toEqual({ assignments: rows })
    const unnumbered = {
      assignments: rows,
      agreements: [paper('p1', { from: '2026-01-01', to: '2026-02-01' })],
    }
    expect(withAgreements(unnumbered).assignments[0]?.agreement).toEqual({
      from: '2026-01-01',
      to: '2026-02-01',
    })
  })
  it('a body by its id, the one that acts, and what it is called', () => {
    const bodies = [a('x'), a('y', { perField: true, name: '县{field}局' })]
    expect(bodyOf({ bodies }, 'y').id).toBe('y')
    expect(() => bodyOf({ bodies }, 'z')).toThrow('没有这个机构“z”')
    expect(actingBody({ bodies }, row({ inNameOf: 'y' })).id).toBe('y')
    expect(actingBody({ bodies }, row({})).id).toBe('x')
    expect([
      bodyName(bodies[1]!, '石料'),
      bodyName(bodies[1]!),
      bodyName(bodies[0]!, '石料'),
    ]).toEqual(['县石料局', '县业务局', '机构x'])
    const areas = [
      { id: 'c', name: '县', level: 'county' as const },
      { id: 't', name: '镇', level: 'township' as const },
    ]
    expect(homeArea({ areas, level: 'township' })?.id).toBe('t')
    expect(homeArea({ areas: areas.slice(0, 1), level: 'township' })?.id).toBe('c')
    const ladder = [
      { step: '一', body: 'x', source: '' },
      { step: '二', source: '' },
    ]
    expect(['x', 'y'].map((id) => onLadder({ ladder }, id))).toEqual([true, false])
  })
  const field = (id: string, name: string, within?: string) =>
    ({ id, name, plain: '', within }) as Field
  const fields = [
    field('city', '城管'),
    field('clean', '市容', 'city'),
    field('garden', '园林', 'city'),
    field('water', '水利'),
  ]
  const localFields = [
    { name: '城市管理', fields: ['clean', 'garden'] },
    { name: '水务', fields: ['water'] },
  ] as NonNullable<Place['localFields']>
  it('what the source of a place calls a field, and which branches it means', () => {
    const of = (id: string, rows = localFields) => localNames({ localFields: rows }, { id }, fields)
    expect(of('city')).toEqual({ local: '城市管理', branches: ['市容', '园林'] })
    expect(of('city', [{ ...localFields[0]!, fields: ['clean'] }])).toEqual({
      local: '城市管理',
      branches: ['市容'],
    })
    expect(of('city', [{ ...localFields[0]!, fields: ['city', 'clean'] }])).toEqual({
      local: '城市管理',
      branches: [],
    })
    expect(of('water', [...localFields, { ...localFields[1]!, name: '河道' }]).local).toBe(
      '水务、河道',
    )
    expect(of('food')).toEqual({ local: '', branches: [] })
    expect(localNames({}, { id: 'city' }, fields)).toEqual({ local: '', branches: [] })
    const named = (item: { field: string; branch?: string }) =>
      fieldNameIn({ localFields }, item, fields)
    expect(named({ field: 'city', branch: 'clean' })).toBe('城市管理')
    expect(named({ field: 'water' })).toBe('水务')
    expect(named({ field: 'city' })).toBe('城管')
    expect(named({ field: 'food' })).toBeUndefined()
    expect(fieldNameIn({}, { field: 'water' }, fields)).toBe('水利')
  })
})

describe('the official list (S0-4)', () => {
  const on = '2026-05-06'
  const listed = [
    { id: 'r1', item: 'a', code: 'A1', from: '2025-01-01', to: '2026-05-05' },
    { id: 'r2', item: 'a', code: 'A2', from: '2026-05-06' },
    { id: 'r3', item: 'a', from: '2026-01-01' },
    { id: 'r4', item: 'a', code: 'A2', from: '2026-01-01' },
    { id: 'r5', item: 'b', code: 'B', from: '2026-01-01' },
    { id: 'r6', code: 'C', from: '2026-01-01' },
  ] as NonNullable<Place['official']>
  it('rows of an item, those that hold first; codes of those alone, each once', () => {
    const ids = (item: string, official = listed) =>
      officialOf({ official }, item, on).map((r) => r.id)
    expect(ids('a')).toEqual(['r2', 'r3', 'r4', 'r1'])
    expect(ids('none')).toEqual([])
    expect(officialOf({}, 'a', on)).toEqual([])
    expect(officialCodes({ official: listed }, 'a', on)).toEqual(['A2'])
    expect(onlyListed({ official: listed }).map((r) => r.id)).toEqual(['r6'])
    expect(onlyListed({})).toEqual([])
  })
  it('its pages: two hundred rows each, and one for each row that it alone has', () => {
    const many = (n: number) => Array.from({ length: n }, () => listed[0]!)
    expect(officialPages({})).toEqual([])
    expect(officialPages({ official: many(200) })).toEqual(['announced/'])
    expect(officialPages({ official: many(401) })).toEqual([
      'announced/',
      'announced/2/',
      'announced/3/',
    ])
    expect(officialPages({ official: listed })).toEqual(['announced/', 'announced/r6/'])
  })
})
