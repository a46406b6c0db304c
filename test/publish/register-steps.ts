import type { House } from '#api/http/house.ts'
import { cutsOf } from '#rules/decisions/cuts.ts'
import { aDecision } from '#test/kit/rows.ts'

export type Step = {
  act: 'release' | 'withdraw' | 'correct'
  pick: number
  month: number
  item: number
}
export const months = ['2025-12', '2026-04', '2026-05', '2024-11']

/** What an office does to its register, each step with the job that the office would leave for the publisher. */
export function registerOf(house: House) {
  const live: string[] = []

  async function release(
    { month, item }: Step,
    over: Partial<Parameters<typeof aDecision>[0]> = {},
  ) {
    const { places, items } = house.deps.facts()
    const row = aDecision({
      place: places[0]?.slug ?? '',
      organ: places[0]?.name ?? '',
      decidedOn: `${months[month]}-0${1 + item}`,
      itemId: item === 0 ? null : (items[item * 7]?.id ?? null),
      field: item === 0 ? null : (items[item * 7]?.field ?? null),
      kinds: item === 3 ? ['警告'] : ['罚款', '没收违法所得'],
      partyShown: '演示公司',
      body: places[0]?.firstResponder ?? null,
      demo: true,
      ...over,
    })
    return house.deps.store.write(async (tx) => {
      const made = await tx.decisions.insert(row)
      const { place, id, itemId } = made
      await tx.publishJobs.insert(
        { type: 'decision', place, id, month: made.month, item: itemId, gone: false },
        house.deps.now(),
      )
      live.push(id)
      return id
    })
  }

  const withdraw = (id: string) =>
    house.deps.store.write(async (tx) => {
      const row = await tx.decisions.byId(id)
      if (!row) throw new Error(`no decision ${id}`)
      const at = house.deps.now()
      await tx.decisions.update(id, row.version, {
        status: 'withdrawn',
        withdrawnAt: at,
        withdrawReason: '演示撤回',
      })
      live.splice(live.indexOf(id), 1)
      await tx.publishJobs.insert(
        { type: 'decision', place: row.place, id, month: row.month, item: row.itemId, gone: true },
        at,
      )
    })

  /** Another item, another kind: the decision leaves lists in which it stood. */
  const correct = (id: string, { item }: Step) =>
    house.deps.store.write(async (tx) => {
      const row = await tx.decisions.byId(id)
      if (!row) throw new Error(`no decision ${id}`)
      const other = house.deps.facts().items[item * 5 + 1]
      await tx.decisions.update(id, row.version, {
        itemId: other?.id ?? null,
        field: other?.field ?? null,
        kinds: item % 2 ? ['警告'] : ['罚款'],
        fineFen: item * 10_000,
      })
      const change = { type: 'decision', place: row.place, id, month: row.month, gone: false }
      await tx.publishJobs.insert(
        { ...change, item: other?.id ?? null, cuts: cutsOf(row) },
        house.deps.now(),
      )
    })

  async function take(step: Step): Promise<void> {
    const id = live[step.pick % Math.max(live.length, 1)]
    if (step.act === 'withdraw' && id !== undefined) await withdraw(id)
    else if (step.act === 'correct' && id !== undefined) await correct(id, step)
    else await release(step)
  }

  return { release, withdraw, take }
}
