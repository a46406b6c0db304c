import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'

export type InspectionObject = Schema['inspectionObjects']['$inferSelect']
export type InspectionPlan = Schema['inspectionPlans']['$inferSelect']
export type InspectionVisit = Schema['inspectionVisits']['$inferSelect']
export type InspectionDraw = Schema['inspectionDraws']['$inferSelect']

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

    /** Objects of a kind, by their number. */
    objects: async (place: string, kind: string, limit: number): Promise<InspectionObject[]> =>
      db
        .select()
        .from(objects)
        .where(and(eq(objects.place, place), eq(objects.kind, kind)))
        .orderBy(asc(objects.code))
        .limit(limit),

    /** Visits to these objects, the newest first; of whatever body and plan. */
    visitsTo: async (ids: readonly string[], limit: number): Promise<InspectionVisit[]> =>
      ids.length === 0
        ? []
        : db
            .select()
            .from(visits)
            .where(inArray(visits.object, [...ids]))
            .orderBy(desc(visits.on), asc(visits.id))
            .limit(limit),

    visit: async (id: string): Promise<InspectionVisit | undefined> =>
      (await db.select().from(visits).where(eq(visits.id, id)))[0],

    /** The newest first. */
    draws: async (place: string, limit: number): Promise<InspectionDraw[]> =>
      db
        .select()
        .from(draws)
        .where(eq(draws.place, place))
        .orderBy(desc(draws.announcedAt))
        .limit(limit),

    draw: async (id: string): Promise<InspectionDraw | undefined> =>
      (await db.select().from(draws).where(eq(draws.id, id)))[0],
  }
}
