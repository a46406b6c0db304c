import { and, desc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Sight } from './sight.ts'

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
