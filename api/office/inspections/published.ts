import type { Deps } from '#api/office/deps.ts'
import type { InspectionDraw } from '#db/inspections.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { listHashes } from '#rules/inspection/commitment.ts'
import { announcedOf } from './draws.ts'

const shownMost = 200
const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

/**
 * The record of a draw as it is published: codes, hashes; never an officer's name or certificate. Until the plan is over
 * objects have no names, masked ones either, so that nobody reads here that an inspection comes.
 */
const recordOf = (row: InspectionDraw, plan: { name: string; body: string }, over: boolean) => ({
  format: 'shouwen-draw-1',
  id: row.id,
  place: row.place,
  plan: plan.name,
  body: plan.body,
  announcedAt: time(row.announcedAt),
  valueSource: row.valueSource,
  valueOn: row.valueOn,
  count: row.count,
  objects: row.lists.objects.map(({ code, name }) => ({ code, name: over ? name : null })),
  officers: row.lists.officers.map((o) => o.code),
  conflicts: row.lists.conflicts,
  hashes: listHashes(sha256, announcedOf(row)),
  commitment: row.commitment,
  drawnAt: time(row.drawnAt),
  value: row.value,
  seed: row.seed,
  picked: row.picked,
})
export type DrawRecord = ReturnType<typeof recordOf>

/** What anybody may see: plans without whom they touch, and draws with everything to draw again. */
export const createPublished = ({ store, now }: Deps) => ({
  async published(place: string) {
    const { inspections } = store.read
    const [plans, draws] = await Promise.all([
      inspections.plans(place, shownMost),
      inspections.draws(place, shownMost),
    ])
    const names = new Map(plans.map((p) => [p.id, p.name]))
    return {
      plans: plans.map((plan) => ({ ...plan, staffId: undefined, at: undefined })),
      draws: draws.map((d) => ({
        id: d.id,
        plan: names.get(d.plan) ?? '',
        announcedAt: d.announcedAt,
        drawnAt: d.drawnAt,
        valueOn: d.valueOn,
        count: d.count,
      })),
    }
  },

  /** One draw of a place; null when there is none. */
  async record(place: string, id: string): Promise<DrawRecord | null> {
    const row = await store.read.inspections.draw(id)
    const plan = row?.place === place ? await store.read.inspections.plan(row.plan) : undefined
    return row && plan ? recordOf(row, plan, plan.toDay < dayAt(now())) : null
  },
})
