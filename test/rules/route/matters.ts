import type { Classification, SpecialKind } from '#rules/classify/classify.ts'
import type { Item, PenaltyKind } from '#rules/content/item.ts'
import { route, type Matter, type Routing } from '#rules/route/route.ts'
import { facts as shipped } from '#test/kit/content.ts'
import { invented } from './places.ts'

export const day = '2026-11-22'
const [model] = shipped().items
if (!model) throw new Error('no items')
/** Made items with exactly the penalty kinds that a rule is about. */
const made = (id: string, field: string, kinds: PenaltyKind[]): Item => ({
  ...model,
  id,
  field,
  kinds,
  territory: undefined,
  title: id,
})
export const facts = {
  ...shipped(),
  items: [
    made('jianshe-901', 'jianshe', ['罚款', '吊销许可证件']),
    made('jianshe-902', 'jianshe', ['吊销许可证件']),
    made('jianshe-903', 'jianshe', ['警告', '罚款']),
    made('wenlv-901', 'wenlv', ['罚款', '没收违法所得']),
    made('shengtai-901', 'shengtai', ['罚款']),
    made('shuili-901', 'shuili', ['罚款']),
    made('dangan-901', 'dangan', ['罚款']),
    made('nongye-901', 'nongye', ['罚款', '吊销许可证件']),
    made('shichang-901', 'shichang', ['罚款']),
  ],
}
export const blank: Classification = { items: [], fields: [], special: null, confidence: 'low' }
export const special = (kind: SpecialKind): Classification => ({
  ...blank,
  special: { kind, score: 1, why: [] },
})
export const to = (more: Partial<Matter>): Routing =>
  route({ facts, place: invented(), text: '演示', date: day, classification: blank, ...more })
export const lines = (r: Routing): string => r.trace.map((step) => step.text).join('\n')
