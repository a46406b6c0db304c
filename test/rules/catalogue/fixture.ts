import { invented } from '#test/rules/route/places.ts'
import type { Facts } from '#rules/content/facts.ts'
import { item, type Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import type { Revision } from '#rules/content/revision.ts'

/** An invented item of the field 建设, complete but for what a test leaves out. */
export const anItem = (id: string, more: object = {}): Item =>
  item.parse({
    id,
    field: id.split('-')[0],
    name: `演示事项${id}的正式名称`,
    title: `演示${id}`,
    act: '演示：在不该做的地方做了不该做的事。',
    basis: [{ law: '甲法', article: '第五条', role: 'penalises' }],
    kinds: ['罚款'],
    tiers: [{ base: 'fixed', min: 10_000, max: 100_000, when: '拒不改正' }],
    boundary: { supervises: '主管部门' },
    words: ['一', '二', '三'],
    checkedOn: '2026-01-15',
    ...more,
  })

const law = (title: string, more: object = {}): Facts['laws'][number] => ({
  title,
  official: title,
  level: '法律',
  version: '2020-01-01',
  inForce: true,
  ...more,
})

/** Facts with one invented place, the given items and two laws. */
export const inventedFacts = (items: Item[], place: Place = invented()): Facts => ({
  version: 'x',
  fields: [
    { id: 'jianshe', name: '建设', plain: '演示' },
    { id: 'dangan', name: '档案', plain: '演示' },
  ],
  laws: [law('甲法'), law('乙法')],
  items,
  lexicon: [],
  specials: [],
  thresholds: { sure: 0.4, likely: 0.3, candidate: 0.2, kind: 0.5 },
  hotlines: [],
  holidays: [],
  topics: [],
  procedures: [{ id: 'one', name: '程序', when: '演示', steps: [], notes: [] }],
  clocks: [],
  places: [place],
})

export const revised = (
  id: string,
  from: string,
  payload: Item | null,
  cause = '演示原因',
): Revision => ({ kind: 'item', id, from, cause, payload })

export const day = '2026-05-06'
export const source = { document: 'plan', seen: '2026-01-01' }
export const plain = {
  id: 'r1',
  fields: ['jianshe'],
  area: 'hills',
  owner: 'team',
  mode: 'empowered',
  standing: 'in_scope',
  source,
}
export const team = { id: 't', name: '甲队', kind: 'township', duty: '办', source }
export const world = (rows: object[], more: object = {}, items = [anItem('jianshe-001')]): Facts =>
  inventedFacts(items, invented({ assignments: rows, ...more }))
export const bodies = (...more: object[]) => ({
  bodies: [...invented().bodies.filter((b) => !b.to), ...more],
})
