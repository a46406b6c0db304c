import type { Law } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Revision } from '#rules/content/revision.ts'
import { addDays, type Day } from '#rules/clocks/day.ts'

/** An item whose basis is gone or will be (S0-14): what it cites, since or until when, what follows, what is planned. */
export type Stale = {
  item: Item
  law: string
  articles: string[]
  /** `gone`: no longer in force; `ending`: within the horizon; `unlisted`: not in the register of laws. */
  why: 'gone' | 'ending' | 'unlisted'
  /** Last day in force, where known. */
  to?: Day
  replacedBy?: string
  /** The first revision of this item after the day that no longer cites the law, or takes the item away. */
  planned?: { from: Day; cause: string }
}

export const staleNames: Record<Stale['why'], string> = {
  gone: '已经失效',
  ending: '将要失效',
  unlisted: '不在法律清单里',
}

const standing = (law: Law | undefined, on: Day, horizon: number): Stale['why'] | undefined => {
  if (!law) return 'unlisted'
  if (!law.inForce || (law.to && law.to < on)) return 'gone'
  return law.to && law.to <= addDays(on, horizon) ? 'ending' : undefined
}

/**
 * The stale-basis report of a day: every item in force that rests on a law gone, ending within `horizon` days, or
 * unknown; those without a scheduled switch-over first. `facts` are those of the day.
 */
export const staleBases = (
  facts: Pick<Facts, 'items' | 'laws'>,
  revisions: readonly Revision[],
  on: Day,
  horizon = 180,
): Stale[] => {
  const laws = new Map(facts.laws.map((law) => [law.title, law]))
  const plans = Map.groupBy(
    revisions.filter((r) => r.kind === 'item' && r.from > on),
    (r) => r.id,
  )
  const rows = facts.items
    .filter((item) => (!item.from || item.from <= on) && (!item.to || on <= item.to))
    .flatMap((item) =>
      [...Map.groupBy(item.basis, (b) => b.law)].flatMap(([title, cited]): Stale[] => {
        const law = laws.get(title)
        const why = standing(law, on, horizon)
        if (!why) return []
        const plan = (plans.get(item.id) ?? [])
          .toSorted((a, b) => (a.from < b.from ? -1 : 1))
          .find((r) => r.kind === 'item' && !r.payload?.basis.some((b) => b.law === title))
        return [
          {
            item,
            law: title,
            articles: [...new Set(cited.map((b) => b.article))],
            why,
            ...(law?.to ? { to: law.to } : {}),
            ...(law?.replacedBy ? { replacedBy: law.replacedBy } : {}),
            ...(plan ? { planned: { from: plan.from, cause: plan.cause } } : {}),
          },
        ]
      }),
    )
  return rows.toSorted(
    (a, b) =>
      Number(Boolean(a.planned)) - Number(Boolean(b.planned)) ||
      (a.to ?? '').localeCompare(b.to ?? ''),
  )
}

/** The item with every citation of one law replaced: articles by `articles` (old → new), the rest of it as it is. */
export const rebased = (
  item: Item,
  old: string,
  fresh: string,
  articles: Readonly<Record<string, string>>,
  checkedOn: Day,
): Item => ({
  ...item,
  checkedOn,
  basis: item.basis.map((b) =>
    b.law === old ? { law: fresh, article: articles[b.article] ?? b.article, role: b.role } : b,
  ),
})
