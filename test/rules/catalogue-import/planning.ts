import { planImport, type PlanInput } from '#rules/catalogue-import/plan.ts'
import type { ListRow } from '#rules/catalogue-import/row.ts'
import { official, type Official } from '#rules/content/official.ts'
import { anItem, inventedFacts } from '#test/rules/catalogue/fixture.ts'
import { invented } from '#test/rules/route/places.ts'

const source = { document: 'plan', seen: '2026-01-01' }
export const paper = {
  number: '演示〔2026〕1号',
  on: '2026-05-01',
  title: '公告',
  document: 'paper',
}
export const older = { ...paper, number: '演示〔2025〕1号', document: 'plan' }
export const river = anItem('jianshe-001', { name: '河道里倒垃圾', title: '河道里倒垃圾' })
const same = [
  anItem('jianshe-002', { name: '占道摆摊设点', title: '占道摆摊设点' }),
  anItem('jianshe-003', { name: '占道摆摊设点', title: '占道摆摊设点' }),
]
const away = anItem('jianshe-004', {
  name: '城外放羊吃草',
  title: '城外放羊吃草',
  territory: '杭州',
})
export const handed = {
  id: 'r',
  fields: ['*'],
  area: 'hills',
  owner: 'team',
  inNameOf: 'gov',
  mode: 'empowered',
  standing: 'in_scope',
  department: 'dept',
  source,
}
export const row = (key: string, more: Partial<ListRow> = {}): ListRow => ({
  sheet: '表',
  row: 2,
  key,
  name: `别的事项${key}`,
  kind: '处罚',
  recalled: false,
  ...more,
})
export const known = (id: string, more: object = {}): Official =>
  official.parse({
    id,
    name: `别的事项${id}`,
    kind: '处罚',
    change: '新增',
    announcement: older,
    from: '2025-01-01',
    at: '表 第2行',
    ...more,
  })
export const plan = (rows: ListRow[], before: Official[] = [], more: Partial<PlanInput> = {}) => {
  const place = invented({
    assignments: [handed],
    ...(before.length > 0 ? { official: before } : {}),
  })
  const facts = inventedFacts([river, ...same, away], place)
  return planImport({
    facts,
    place,
    rows,
    announcement: paper,
    from: '2026-05-06',
    complete: false,
    whose: {},
    choices: new Map(),
    today: '2026-11-22',
    ...more,
  })
}
export const counts = (more: object) => ({
  new: 0,
  change: 0,
  recall: 0,
  same: 0,
  linked: 0,
  alone: 0,
  relinked: 0,
  ...more,
})
export const officials = (made: ReturnType<typeof plan>) =>
  made.revisions.flatMap((r) => (r.kind === 'official' ? [r.payload] : []))
