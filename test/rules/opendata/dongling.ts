import type { Clock, Procedure } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import { item as itemSchema } from '#rules/content/item.ts'
import { place as placeSchema } from '#rules/content/place.ts'
import type { List } from '#rules/opendata/list.ts'
import { facts as shipped } from '#test/kit/house.ts'

/** A made-up place in which everything that may be known of something is known once, and once nothing. */
export const day = '2026-05-06'
const source = { document: 'paper', seen: '2026-04-01' }
const full = { from: '2026-01-01', to: '2026-12-31' }
export const place = placeSchema.parse({
  slug: 'dongling',
  name: '东岭镇',
  level: 'township',
  banner: '演示',
  intro: '演示',
  firstResponder: 'zhen',
  areas: [
    { id: 'town', name: '东岭镇', level: 'township', code: '330000000' },
    { id: 'village', name: '上塘村', level: 'village', parent: 'town' },
  ],
  bodies: [
    { id: 'zhen', name: '东岭镇人民政府', kind: 'township', duty: '管本镇', source },
    {
      id: 'dui',
      name: '东岭镇执法队',
      kind: 'integrated_body',
      aliases: ['东岭中队'],
      parent: 'zhen',
      managedBy: 'zhen',
      ledBy: 'ju',
      actsAs: 'zhen',
      duty: '巡查',
      phone: '未编',
      address: '镇里',
      hours: '工作日',
      successor: 'ju',
      ...full,
      source: { ...source, section: '第二节' },
    },
    { id: 'ju', name: '{field}局', kind: 'department', perField: true, duty: '监管', source },
  ],
  assignments: [
    {
      id: 'row-1',
      fields: ['stone'],
      items: ['stone-001'],
      area: 'town',
      owner: 'dui',
      inNameOf: 'zhen',
      mode: 'empowered',
      standing: 'announced',
      covers: ['处罚'],
      batch: '第一批',
      announcement: '演发1号',
      ...full,
      source: { ...source, section: '第三节' },
    },
    { fields: ['*'], area: 'far', owner: 'ju', mode: 'retained', standing: 'retained', source },
  ],
  declared: [{ field: 'stone', count: 7 }],
  documents: [
    { id: 'paper', title: '方案', kind: '通知', status: '征求意见稿', summary: '演示' },
    {
      id: 'old',
      title: '旧方案',
      kind: '通知',
      status: '已失效',
      summary: '演示',
      indexNo: '001',
      category: '通知类',
      issuer: '某府',
      number: '演发2号',
      writtenOn: '2025-01-01',
      issuedOn: '2025-01-02',
      url: 'https://a.cn/1',
      replacedBy: 'paper',
    },
  ],
  officers: [
    {
      name: '甲',
      body: 'dui',
      duty: '巡查',
      certificate: '演示0001234',
      to: '2027-01-01',
      demo: true,
    },
    { name: '乙', body: 'gone', duty: '巡查', certificate: '演示0005678' },
  ],
})
const bare = itemSchema.parse({
  id: 'stone-002',
  field: 'stone',
  name: '在青石上乱刻',
  title: '乱刻青石',
  act: '在公共的青石板上乱刻、乱画。',
  basis: [{ law: '白石条例', article: '第一条', role: 'prohibits' }],
  kinds: ['警告'],
  boundary: { supervises: '石料局' },
  words: ['一', '二', '三'],
  checkedOn: '2026-02-02',
})
const rich = itemSchema.parse({
  ...bare,
  id: 'stone-001',
  code: '330000000001',
  basis: [
    { law: '青石条例', article: '第三条', paragraph: '第一款', point: '第二项', role: 'penalises' },
  ],
  kinds: ['罚款'],
  tiers: [
    { base: 'fixed', min: 10_000, max: 50_000 },
    { base: 'multiple', min: 1, max: 3, of: '违法所得', who: '单位', when: '情节严重' },
  ],
  corrective: '责令改正',
  leniency: '当场改好的不罚',
  discretion: '演示基准',
  conditions: '没有批准',
  authority: '石料部门',
  ...full,
})
const law = { official: '青石条例', level: '行政法规' as const, inForce: true }
const clock = (id: string, standing: Clock['standing'], more: Partial<Clock> = {}): Clock => ({
  ...(shipped().clocks[0] as Clock),
  id,
  standing,
  ...more,
})
const steps: Procedure = {
  ...(shipped().procedures[0] as Procedure),
  id: 'simple',
  name: '简易程序',
}
export const facts: Facts = {
  ...shipped(),
  items: [rich, bare],
  fields: [{ id: 'stone', name: '石料', plain: '石头的事' }],
  laws: [{ ...law, title: '青石条例', version: '2020-01-01' }],
  places: [place],
  procedures: [
    {
      ...steps,
      steps: [
        {
          id: 'a',
          title: '看',
          text: '先看',
          next: [{ to: 'b' }, { to: 'c', label: '急' }],
          source: '甲法1',
        },
        { id: 'b', title: '办', text: '再办', next: [], source: '甲法2' },
      ].map((step) => ({ ...steps.steps[0], ...step })) as Procedure['steps'],
    },
  ],
  clocks: [
    clock('c1', 'statute', { name: '答复', start: 'accepted', stop: 'answered', length: 15 }),
    clock('c2', 'internal'),
  ],
}
/** Rows by the id of their list. */
export const rowsOf = (lists: readonly List[]) =>
  Object.fromEntries(lists.map((list) => [list.id, list.rows]))
