import { and, asc, desc, eq, getTableColumns, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type Webhook = Schema['webhooks']['$inferSelect']
export type Delivery = Schema['deliveries']['$inferSelect']

export const webhooksReader = ({ db, t: { webhooks } }: Connection) => {
  const forCase = hot(() =>
    db
      .select()
      .from(webhooks)
      .where(
        and(
          eq(webhooks.place, sql.placeholder('place')),
          isNull(webhooks.endedAt),
          or(isNull(webhooks.channel), eq(webhooks.channel, sql.placeholder('channel'))),
        ),
      ),
  )
  return {
    list: async (place: string): Promise<Webhook[]> =>
      db.select().from(webhooks).where(eq(webhooks.place, place)).orderBy(asc(webhooks.createdAt)),
    /** Those in force that want to hear of a case; asked at every step of every case. */
    forCase: (place: string, channel: string): Promise<Webhook[]> => forCase({ place, channel }),
  }
}

export const webhooksWriter = (c: Connection) => {
  const { webhooks } = c.t
  return {
    insert: inserter(c, webhooks),
    /** True when there was one in force. */
    end: async (place: string, id: string, at: number): Promise<boolean> =>
      (
        await c.db
          .update(webhooks)
          .set({ endedAt: at })
          .where(and(eq(webhooks.id, id), eq(webhooks.place, place), isNull(webhooks.endedAt)))
          .returning({ id: webhooks.id })
      ).length > 0,
  }
}

/** Messages to other platforms about the cases within a sight: one that has become restricted is not there any more. */
export const deliveriesReader = (
  { db, t: { cases, deliveries, webhooks } }: Connection,
  sight: Sight,
) => {
  const joined = () =>
    db
      .select({
        delivery: getTableColumns(deliveries),
        webhook: getTableColumns(webhooks),
        number: cases.number,
        foreignId: cases.foreignId,
      })
      .from(deliveries)
      .innerJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
      .innerJoin(cases, and(eq(cases.id, deliveries.caseId), sight))
  return {
    byId: async (id: string) => (await joined().where(eq(deliveries.id, id)))[0],

    /** The newest messages of a place, of one state or of all. */
    list: async (place: string, states: readonly Delivery['state'][], limit: number) =>
      joined()
        .where(and(eq(webhooks.place, place), inArray(deliveries.state, [...states])))
        .orderBy(desc(deliveries.at), desc(deliveries.id))
        .limit(limit),

    counts: async (place: string) =>
      db
        .select({
          webhookId: deliveries.webhookId,
          state: deliveries.state,
          count: sql<number>`cast(count(*) as integer)`,
        })
        .from(deliveries)
        .innerJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
        .innerJoin(cases, and(eq(cases.id, deliveries.caseId), sight))
        .where(eq(webhooks.place, place))
        .groupBy(deliveries.webhookId, deliveries.state),
  }
}

export const deliveriesWriter = (c: Connection) => {
  const { deliveries } = c.t
  return {
    insert: inserter(c, deliveries),
    patch: async (id: string, patch: Partial<Omit<Delivery, 'id'>>): Promise<void> => {
      await c.db.update(deliveries).set(patch).where(eq(deliveries.id, id))
    },
    remove: async (id: string): Promise<void> => {
      await c.db.delete(deliveries).where(eq(deliveries.id, id))
    },
  }
}
