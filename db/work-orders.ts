import { and, desc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { Day } from '#rules/clocks/day.ts'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Sight } from './sight.ts'

/**
 * The nearest day of a case that a platform handed down: of our own clocks or the platform's, which counts until the
 * first answer.
 */
export const nearest = (
  next: Day | null,
  wanted: Day | undefined,
  past: readonly { verb: string }[],
): Day | null =>
  wanted === undefined ||
  past.some((e) => e.verb === 'answered') ||
  (next !== null && next < wanted)
    ? next
    : wanted

/** How many parameters one statement carries at most. */
const chunk = 500

/** Work orders that other platforms handed down, and what they want to hear back. */
export const workOrdersReader = (
  { db, t: { cases, messages, workOrders } }: Connection,
  sight: Sight,
) => ({
  /** Which of these numbers of a platform have been taken in already, whatever became of them. */
  known: async (place: string, channel: string, ids: readonly string[]): Promise<Set<string>> => {
    const found = new Set<string>()
    for (let at = 0; at < ids.length; at += chunk) {
      const rows = await db
        .select({ id: workOrders.foreignId })
        .from(workOrders)
        .where(
          and(
            eq(workOrders.place, place),
            eq(workOrders.channel, channel),
            inArray(workOrders.foreignId, ids.slice(at, at + chunk)),
          ),
        )
      for (const { id } of rows) found.add(id)
    }
    return found
  },

  /** The day by which a platform wants the answer, by case; at most a batch of cases is asked for. */
  wanted: async (caseIds: readonly string[]): Promise<Map<string, Day>> => {
    if (caseIds.length === 0) return new Map()
    const rows = await db
      .select({ id: workOrders.caseId, on: workOrders.dueOn })
      .from(workOrders)
      .where(inArray(workOrders.caseId, [...caseIds]))
    return new Map(rows.flatMap(({ id, on }) => (on === null ? [] : [[id, on] as const])))
  },

  /** What a platform said of one case. */
  ofCase: async (caseId: string) =>
    (
      await db
        .select({
          channel: workOrders.channel,
          foreignId: workOrders.foreignId,
          dueOn: workOrders.dueOn,
        })
        .from(workOrders)
        .where(eq(workOrders.caseId, caseId))
    )[0],

  /** The orders of a platform within a sight, the newest first, each with its case and the words of the answer. */
  list: async (place: string, channel: string, limit: number) =>
    db
      .select({
        order: getTableColumns(workOrders),
        case: getTableColumns(cases),
        answer: messages.text,
      })
      .from(workOrders)
      .innerJoin(cases, and(eq(cases.id, workOrders.caseId), sight))
      .leftJoin(
        messages,
        and(
          eq(messages.caseId, cases.id),
          eq(messages.at, cases.answeredAt),
          eq(messages.author, 'staff'),
        ),
      )
      .where(and(eq(workOrders.place, place), eq(workOrders.channel, channel)))
      .orderBy(desc(workOrders.at), desc(workOrders.id))
      .limit(limit),
})

export const workOrdersWriter = (c: Connection) => ({
  /** In the write that makes the case. Throws Duplicate when the platform's number was taken in before. */
  insert: inserter(c, c.t.workOrders),
})
