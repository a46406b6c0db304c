import type { Cause } from '#rules/inspection/frequency.ts'
import type { Picked } from '#rules/inspection/draw.ts'
import type { Listed } from '#rules/inspection/codes.ts'
import type { PlanKind } from '#rules/inspection/plan.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { StaffTables } from './staff.ts'

/** A list as it was frozen when a draw was announced. */
export type Frozen = {
  objects: { code: string; name: string }[]
  officers: Listed[]
  conflicts: [object: string, officer: string][]
}

/** Whom to inspect, by which plan, who went, and how objects and officers were drawn (S1-16, S2-19). */
export const inspectionTables = (kit: Kit, { staff }: StaffTables) => {
  const by = () =>
    kit
      .text()
      .notNull()
      .references(() => staff.id)
  const objects = kit.table(
    'inspection_objects',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      code: kit.text().notNull(),
      kind: kit.text().notNull(),
      name: kit.text().notNull(),
      /** A person, or a household whose name may be a person's. */
      natural: kit.bool().notNull(),
      area: kit.text(),
      spot: kit.text(),
      /** Raised by each visit, so that two at once see each other. */
      version: kit.int().notNull(),
      at: kit.time().notNull(),
    },
    (t) => [
      kit.uniqueIndex('inspection_objects_code').on(t.place, t.code),
      kit.index('inspection_objects_kind').on(t.place, t.kind, t.code),
    ],
  )
  const plans = kit.table(
    'inspection_plans',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      kind: kit.text().$type<PlanKind>().notNull(),
      parent: kit.text(),
      name: kit.text().notNull(),
      body: kit.text().notNull(),
      partners: kit.json<string[]>().notNull(),
      objectKind: kit.text().notNull(),
      items: kit.json<string[]>().notNull(),
      /** Visits by plan to each object, at most. */
      most: kit.int().notNull(),
      fromDay: kit.day().notNull(),
      toDay: kit.day().notNull(),
      staffId: by(),
      at: kit.time().notNull(),
    },
    (t) => [kit.index('inspection_plans_place').on(t.place, t.fromDay)],
  )
  const visits = kit.table(
    'inspection_visits',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      plan: kit
        .text()
        .notNull()
        .references(() => plans.id),
      /** The master plan, or the plan itself. */
      root: kit.text().notNull(),
      object: kit
        .text()
        .notNull()
        .references(() => objects.id),
      on: kit.day().notNull(),
      /** Several bodies, one visit (进一次门、查多件事). */
      bodies: kit.json<string[]>().notNull(),
      items: kit.json<string[]>().notNull(),
      cause: kit.text().$type<Cause>().notNull(),
      /** Number of the case that gave the cause. */
      reference: kit.text(),
      /** Why in spite of the warning. */
      why: kit.text(),
      /** Certificates, once the visit is made. */
      officers: kit.json<string[]>(),
      result: kit.text(),
      staffId: by(),
      at: kit.time().notNull(),
    },
    (t) => [
      kit.index('inspection_visits_object').on(t.object, t.on),
      kit.index('inspection_visits_plan').on(t.plan, t.on),
    ],
  )
  const draws = kit.table(
    'inspection_draws',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      plan: kit
        .text()
        .notNull()
        .references(() => plans.id),
      count: kit.int().notNull(),
      valueSource: kit.text().notNull(),
      valueOn: kit.day().notNull(),
      lists: kit.json<Frozen>().notNull(),
      commitment: kit.text().notNull(),
      announcedAt: kit.time().notNull(),
      staffId: by(),
      value: kit.text(),
      seed: kit.text(),
      picked: kit.json<Picked[]>(),
      drawnAt: kit.time(),
    },
    (t) => [kit.index('inspection_draws_place').on(t.place, t.announcedAt)],
  )
  return {
    inspectionObjects: objects,
    inspectionPlans: plans,
    inspectionVisits: visits,
    inspectionDraws: draws,
  }
}
