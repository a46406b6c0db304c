import { describe, expect, it } from 'vitest'
import { item as itemSchema, type Item } from '#rules/content/item.ts'
import { place as placeSchema, type Place } from '#rules/content/place.ts'
import { actorsOf } from '#rules/opendata/actors.ts'
import { lacking, powerOf } from '#rules/opendata/power.ts'
import { day, facts, place } from './dongling.ts'

const [rich, bare] = facts.items
if (!rich || !bare) throw new Error('two matters are needed')
const [row] = place.assignments
const procedures = ['simple', 'ordinary', 'compulsion'].map((id) => ({
  id,
  name: `${id}程序`,
  steps: [],
})) as unknown as typeof facts.procedures
const known = { ...facts, procedures }
const of = (item: Partial<Item>, where: Partial<Place> = {}) =>
  powerOf(known, { ...place, ...where }, { ...(bare as Item), ...item }, day)
const rowed = (over: object) => ({ assignments: [{ ...row, ...over }] as Place['assignments'] })
const reserved = {
  kinds: ['责令停产停业' as const, '吊销许可证件' as const],
  needsReview: [{ kind: '罚款' as const, wording: '较大数额罚款' }],
  open: false,
  to: 'zhen',
  source: { document: 'paper', seen: '2026-04-01' },
}

describe('the seven in words (S1-11)', () => {
  it('a matter of which nothing is known but its law', () => {
    expect(of({}, { assignments: [] })).toEqual({
      id: 'stone-002',
      title: '乱刻青石',
      name: '在青石上乱刻',
      matter: ['在青石上乱刻', '在公共的青石板上乱刻、乱画。'],
      authority: ['未公布'],
      conditions: ['有所列行为，并且查明属实（行政处罚法第四十条）'],
      basis: ['《白石条例》第一条'],
      procedure: ['simple程序', 'ordinary程序'],
      range: ['不涉及罚款数额', '裁量基准：尚未公布'],
      manner: ['行政处罚：警告'],
      supervises: '石料局',
      penalises: '未公布',
      urgent: '',
      contact: [],
      actors: [],
    })
  })
  it('whoever acts can be called; the boundary tells who penalises where nobody acts', () => {
    expect(of({})).toMatchObject({
      penalises: '东岭镇执法队',
      contact: [{ name: '东岭镇执法队', phone: '未编', address: '镇里', hours: '工作日' }],
    })
    const silent = of({}, rowed({ owner: 'zhen', inNameOf: undefined }))
    expect(silent.authority).toEqual(['东岭镇人民政府（赋权，已公布）'])
    expect(silent.contact).toEqual([{ name: '东岭镇人民政府', phone: '', address: '', hours: '' }])
    const boundary = { supervises: '石料局', penalises: '公安', urgent: '119' }
    expect(of({ boundary }, { assignments: [] })).toMatchObject({
      penalises: '公安',
      urgent: '119',
    })
  })
  it('articles of one law stand in one line, each once', () => {
    const at = (law: string, article: string, more: object = {}) => ({
      law,
      article,
      role: 'penalises' as const,
      ...more,
    })
    const basis = [
      at('甲法', '第一条', { paragraph: '第二款', point: '第三项' }),
      at('乙法', '第九条'),
      at('甲法', '第二条'),
      at('甲法', '第二条'),
    ]
    expect(of({ basis }).basis).toEqual(['《甲法》第一条第二款第三项、第二条', '《乙法》第九条'])
  })
  it.each([
    ['处罚', [], ['simple程序', 'ordinary程序']],
    ['未知', [], ['simple程序', 'ordinary程序']],
    ['强制', [], ['compulsion程序']],
    ['检查', [], ['未公布']],
    ['处罚', ['强制'], ['simple程序', 'ordinary程序', 'compulsion程序']],
    ['检查', ['检查'], ['未公布']],
  ] as const)('the procedures of %s with %o', (kind, related, names) => {
    const rows = related.map((k) => ({ kind: k, text: '查', law: '甲法', article: '第一条' }))
    expect(of({ kind, related: rows }).procedure).toEqual(names)
  })
  it('the manner: what is imposed, put right, and goes along', () => {
    const related = [{ kind: '检查' as const, text: '进场查看', law: '甲法', article: '第一条' }]
    expect(of({ kind: '检查', related }).manner).toEqual([
      '行政检查',
      '行政检查：进场查看（《甲法》第一条）',
    ])
    expect(of({ kind: '强制', corrective: '责令拆除' }).manner).toEqual(['行政强制', '责令拆除'])
    expect(of({ kinds: ['警告', '行政拘留'] }).manner).toEqual(['行政处罚：警告、移送公安机关'])
  })
  it('the range: each step, or that the article gives no sum', () => {
    expect(of({ fineWithoutAmount: true }).range).toEqual([
      '罚款数额法条没有写',
      '裁量基准：尚未公布',
    ])
    const tiers = [{ base: 'fixed' as const, min: 0, max: 20_000, who: '个人' }]
    expect(of({ tiers, discretion: '某基准' }).range).toEqual([
      '个人，最高200元',
      '裁量基准：某基准',
    ])
  })
})

describe('the authority: what is kept above, left to the reviewer, handed to the police (S0-12)', () => {
  const kinds: Item['kinds'] = ['罚款', '责令停产停业', '吊销许可证件', '行政拘留']
  const kept = (where: Partial<Place>) => of({ kinds }, { reserved, ...where }).authority
  it('an empowered body keeps within its limits, each said in a line', () => {
    expect(kept({})).toEqual([
      '东岭镇执法队以东岭镇人民政府的名义（赋权，已公布）',
      '责令停产停业、吊销许可证件保留在东岭镇人民政府',
      '较大数额罚款由法制审核逐件认定',
      '行政拘留移送公安机关',
    ])
    expect(of({ kinds: ['警告'] }, { reserved }).authority).toHaveLength(1)
  })
  it('the department of the row goes before the keeper; a keeper of all fields has no name here', () => {
    expect(kept(rowed({ department: 'ju' }))[1]).toBe('责令停产停业、吊销许可证件保留在石料局')
    expect(kept({ reserved: { ...reserved, to: 'ju' } })[1]).toContain('保留在上级部门')
    expect(kept({ reserved: { ...reserved, to: 'nobody' } })[1]).toContain('保留在上级部门')
  })
  it('of a body that nobody empowered nothing is kept; the police stay the police', () => {
    expect(kept(rowed({ mode: 'statutory', standing: 'statutory' }))).toEqual([
      '东岭镇执法队以东岭镇人民政府的名义（法定，法定）',
      '行政拘留移送公安机关',
    ])
  })
})

describe('who acts where', () => {
  const town = (id: string) => ({
    id,
    name: `${id}镇`,
    parent: 'county',
    level: 'township' as const,
  })
  const body = (id: string) => ({ ...place.bodies[0], id, name: `${id}机关` })
  const own = (id: string) => ({
    ...row,
    id,
    area: id,
    owner: id,
    inNameOf: undefined,
    to: undefined,
  })
  const county = (towns: string[], more: object[] = []) =>
    placeSchema.parse({
      ...place,
      level: 'county',
      areas: [{ id: 'county', name: '某县', level: 'county' }, ...towns.map(town)],
      bodies: ['county', ...towns].map(body),
      assignments: [...towns.map(own), ...more],
      firstResponder: 'county',
    })
  const item = itemSchema.parse(bare)
  const said = (where: Place) => powerOf(known, where, item, day).authority
  it('three answers are told one by one, a fourth makes a number of the rest', () => {
    expect(said(county(['a', 'b', 'c']))).toEqual(
      ['a', 'b', 'c'].map((id) => `${id}镇：${id}机关（赋权，已公布）`),
    )
    expect(said(county(['a', 'b', 'c', 'd']))).toEqual([
      'a镇：a机关（赋权，已公布）',
      'b镇：b机关（赋权，已公布）',
      '另有 2 个地方各由当地行使，逐个见本站该事项',
    ])
  })
  it('S3-4: an entrustment without its paper is said to sleep', () => {
    const given = { ...own('a'), id: 'e', mode: 'entrusted', owner: 'a', standing: 'in_scope' }
    const upper = { ...own('county'), fields: ['*'], items: [] }
    const where = county(['a'], [upper])
    const asleep = { ...where, assignments: [given, upper] as Place['assignments'] }
    expect(said(asleep)).toEqual(['county机关（赋权，已公布）；委托乡镇的协议未公布，未生效'])
    const [actor] = actorsOf(asleep, item, '石料', day)
    expect(actor).toEqual({
      where: '',
      areas: 1,
      row: upper,
      owner: asleep.bodies[0],
      ownerName: 'county机关',
      inNameOf: 'county机关',
      department: '',
      dormant: true,
    })
  })
})

it('a part that says nothing but blanks is lacking, and is named', () => {
  const none = {
    matter: [''],
    authority: [],
    conditions: [' '],
    basis: [],
    procedure: [],
    range: [],
  }
  expect(lacking({ ...of({}), ...none, manner: [' ', '有'] })).toEqual([
    '具体事项',
    '权限',
    '条件',
    '依据',
    '程序',
    '幅度',
  ])
})
