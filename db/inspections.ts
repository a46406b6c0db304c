import { and, asc, between, desc, eq, inArray } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'

export type InspectionObject = Schema['inspectionObjects']['$inferSelect']
export type InspectionPlan = Schema['inspectionPlans']['$inferSelect']
export type InspectionVisit = Schema['inspectionVisits']['$inferSelect']
export type InspectionDraw = Schema['inspectionDraws']['$inferSelect']

/** Ids that one statement asks for. */
const idsAtOnce = 500
const everything = 2 ** 31 - 1

/** Plans, the register of objects, visits and draws of a place. */
export const inspectionsReader = ({ db, t }: Connection) => {
  const [objects, plans] = [t.inspectionObjects, t.inspectionPlans]
  const [visits, draws] = [t.inspectionVisits, t.inspectionDraws]
  return {
    /** The newest first. */
    plans: async (place: string, limit: number): Promise<InspectionPlan[]> =>
      db
        .select()
        .from(plans)
        .where(eq(plans.place, place))
        .orderBy(desc(plans.fromDay), desc(plans.at))
        .limit(limit),

    plan: async (id: string): Promise<InspectionPlan | undefined> =>
      (await db.select().from(plans).where(eq(plans.id, id)))[0],

    /** Objects of a kind, by their number; all of them unless told. */
    objects: async (place: string, kind: string, limit = everything): Promise<InspectionObject[]> =>
      db
        .select()
        .from(objects)
        .where(and(eq(objects.place, place), eq(objects.kind, kind)))
        .orderBy(asc(objects.code))
        .limit(limit),

    /** Every visit to these objects, the newest of each first; of whatever body and plan, between two days if told. */
    visitsTo: async (
      ids: readonly string[],
      within?: { fromDay: string; toDay: string },
    ): Promise<InspectionVisit[]> => {
      const days = within && between(visits.on, within.fromDay, within.toDay)
      const found: InspectionVisit[] = []
      for (let at = 0; at < ids.length; at += idsAtOnce)
        found.push(
          ...(await db
            .select()
            .from(visits)
            .where(and(inArray(visits.object, ids.slice(at, at + idsAtOnce)), days))
            .orderBy(desc(visits.on), asc(visits.id))),
        )
      return found
    },

    visit: async (id: string): Promise<InspectionVisit | undefined> =>
      (await db.select().from(visits).where(eq(visits.id, id)))[0],

    /** The newest first, without their lists, which may be long. */
    draws: async (place: string, limit: number) =>
      db
        .select({
          id: draws.id,
          plan: draws.plan,
          count: draws.count,
          valueOn: draws.valueOn,
          announcedAt: draws.announcedAt,
          drawnAt: draws.drawnAt,
        })
        .from(draws)
        .where(eq(draws.place, place))
        .orderBy(desc(draws.announcedAt))
        .limit(limit),

    /** Those of one plan, whole, the newest first. */
    drawsOf: async ({ place, id }: InspectionPlan): Promise<InspectionDraw[]> =>
      db
        .select()
        .from(draws)
        .where(and(eq(draws.place, place), eq(draws.plan, id)))
        .orderBy(desc(draws.announcedAt)),

    draw: async (id: string): Promise<InspectionDraw | undefined> =>
      (await db.select().from(draws).where(eq(draws.id, id)))[0],
  }
}
