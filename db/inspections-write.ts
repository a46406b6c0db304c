import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import type {
  InspectionDraw,
  InspectionObject,
  InspectionPlan,
  InspectionVisit,
} from './inspections.ts'
import { inserter } from './kit/prepare.ts'

export const inspectionsWriter = (c: Connection) => {
  const { inspectionObjects, inspectionPlans, inspectionVisits, inspectionDraws } = c.t
  const [putObject, putPlan] = [inserter(c, inspectionObjects), inserter(c, inspectionPlans)]
  const [putVisit, putDraw] = [inserter(c, inspectionVisits), inserter(c, inspectionDraws)]
  return {
    addObject: (row: InspectionObject): Promise<InspectionObject> => putObject(row),
    addPlan: (row: InspectionPlan): Promise<InspectionPlan> => putPlan(row),
    addVisit: (row: InspectionVisit): Promise<InspectionVisit> => putVisit(row),
    addDraw: (row: InspectionDraw): Promise<InspectionDraw> => putDraw(row),

    /** Takes hold of an object until the write ends, so that its visits can be counted; undefined when there is none. */
    holdObject: async (id: string): Promise<InspectionObject | undefined> =>
      (
        await c.db
          .update(inspectionObjects)
          .set({ version: sql`${inspectionObjects.version} + 1` })
          .where(eq(inspectionObjects.id, id))
          .returning()
      )[0],

    changeVisit: async (
      id: string,
      patch: Partial<Pick<InspectionVisit, 'bodies' | 'items' | 'officers' | 'result'>>,
    ): Promise<void> => {
      const done = await c.db
        .update(inspectionVisits)
        .set(patch)
        .where(and(eq(inspectionVisits.id, id), isNull(inspectionVisits.result)))
        .returning({ id: inspectionVisits.id })
      if (done.length === 0) throw new Conflict('这次检查')
    },

    /** Holds a draw that was announced; once. */
    hold: async (
      id: string,
      done: Pick<InspectionDraw, 'value' | 'seed' | 'picked' | 'drawnAt'>,
    ): Promise<void> => {
      const rows = await c.db
        .update(inspectionDraws)
        .set(done)
        .where(and(eq(inspectionDraws.id, id), isNull(inspectionDraws.drawnAt)))
        .returning({ id: inspectionDraws.id })
      if (rows.length === 0) throw new Conflict('这次抽取')
    },
  }
}
