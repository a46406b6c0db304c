import type { Deps } from '#api/office/deps.ts'
import { rebased } from '#rules/catalogue/stale.ts'
import { dayAt, type Day } from '#rules/clocks/day.ts'
import { invalid } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { Revise } from './revise.ts'

const wrong = (pointer: string, detail: string) =>
  invalid('有几处需要改一下', [{ pointer, detail }])
const articleForm = /^第[一二三四五六七八九十百千零]+条(之[一二三四五六七八九十]+)?$/

export type SwitchInput = {
  item: string
  old: string
  fresh: string
  /** New articles for the old ones, as they stand in the basis. */
  articles: Record<string, string>
  from: Day
  cause: string
}

/** The day on which a law ends, and the day on which an item rests on another (S0-14): both can lie ahead. */
export const createSwitch = (deps: Deps, revise: Revise) => ({
  /** Writes down until when a law holds and what follows it; the stale-basis report goes by that. */
  lawEnds: async (
    by: StaffMember,
    { law, to, replacedBy, cause }: { law: string; to: Day; replacedBy: string; cause: string },
  ): Promise<void> => {
    const row = deps.facts().laws.find((l) => l.title === law)
    if (!row) throw wrong('/law', '法律清单里没有这部法律')
    if (replacedBy && !deps.facts().laws.some((l) => l.title === replacedBy))
      throw wrong('/replacedBy', '法律清单里没有接替的法律，请先补进清单')
    const payload = { ...row, to, ...(replacedBy ? { replacedBy } : {}) }
    await revise(by, 'catalogue.edit', [{ kind: 'law', id: law, payload }], cause, { law })
  },

  /** Lets an item rest on another law from a day on; the old basis stands until then. */
  switchBasis: async (by: StaffMember, input: SwitchInput): Promise<void> => {
    const { item: id, old, fresh, articles, from, cause } = input
    const item = deps.facts().items.find((i) => i.id === id)
    if (!item) throw wrong('/item', '目录里没有这个事项')
    const law = deps.facts().laws.find((l) => l.title === fresh)
    if (!law?.inForce || (law.to && law.to < from))
      throw wrong('/fresh', '接替的法律不在清单里，或者那时已经失效')
    if (from < dayAt(deps.now())) throw wrong('/from', '切换的日子不能在过去')
    for (const { law: cited, article } of item.basis)
      if (cited === old && !articleForm.test(articles[article] ?? ''))
        throw wrong('/article', `请给${article}写上新的条号，写成“第三十六条”的样子`)
    const payload = rebased(item, old, fresh, articles, dayAt(deps.now()))
    await revise(by, 'catalogue.edit', [{ kind: 'item', id, payload, from }], cause, { item: id })
  },

  /** Takes an item out of the catalogue from a day on; its last form stays readable with the reason. */
  recall: async (
    by: StaffMember,
    { item, from, cause }: { item: string; from: Day; cause: string },
  ): Promise<void> => {
    if (!deps.facts().items.some((i) => i.id === item)) throw wrong('/item', '目录里没有这个事项')
    if (from < dayAt(deps.now())) throw wrong('/from', '收回的日子不能在过去')
    await revise(by, 'catalogue.edit', [{ kind: 'item', id: item, payload: null, from }], cause, {
      item,
    })
  },
})
