import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { CaseTable } from './case.ts'

/** `missing`: no answer after the last try, so nobody knows whether it arrived. */
export type DeliveryState = 'waiting' | 'sent' | 'accepted' | 'refused' | 'missing'

/** Other programs: keys of Open311 clients, webhooks to the platforms above, and work orders that came as sheets. */
export const platformTables = (kit: Kit, cases: CaseTable) => {
  const apiKeys = kit.table(
    'api_keys',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      /** Whose program it is. */
      name: kit.text().notNull(),
      /** HMAC of the key; the key itself is shown once and kept nowhere. */
      hash: kit.text().notNull(),
      createdAt: kit.time().notNull(),
      revokedAt: kit.time(),
    },
    (t) => [kit.uniqueIndex('api_keys_hash').on(t.hash), kit.index('api_keys_place').on(t.place)],
  )
  const webhooks = kit.table(
    'webhooks',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      name: kit.text().notNull(),
      url: kit.text().notNull(),
      /** The signing secret, sealed for this row. */
      secretEnc: kit.text().notNull(),
      /** Only cases that came from this platform; null = every ordinary case of the place. */
      channel: kit.text(),
      createdAt: kit.time().notNull(),
      endedAt: kit.time(),
    },
    (t) => [kit.index('webhooks_place').on(t.place, t.endedAt)],
  )
  return {
    apiKeys,
    webhooks,
    open311Posts: kit.table('open311_posts', {
      caseId: kit
        .text()
        .primaryKey()
        .references(() => cases.id),
      /** The service that the client chose; the item may lie in another. */
      service: kit.text().notNull(),
      keyId: kit
        .text()
        .notNull()
        .references(() => apiKeys.id),
    }),
    deliveries: kit.table(
      'deliveries',
      {
        id: kit.text().primaryKey(),
        webhookId: kit
          .text()
          .notNull()
          .references(() => webhooks.id),
        caseId: kit
          .text()
          .notNull()
          .references(() => cases.id),
        verb: kit.text().notNull(),
        at: kit.time().notNull(),
        /** What is sent, word for word, at every try. */
        payload: kit.json<Json>().notNull(),
        state: kit.text().$type<DeliveryState>().notNull(),
        attempts: kit.int().notNull(),
        triedAt: kit.time(),
        settledAt: kit.time(),
        /** HTTP status of the last answer, or why there was none. */
        answer: kit.text(),
      },
      (t) => [
        kit.index('deliveries_webhook').on(t.webhookId, t.at),
        kit.index('deliveries_case').on(t.caseId),
      ],
    ),
    workOrders: kit.table(
      'work_orders',
      {
        id: kit.text().primaryKey(),
        place: kit.text().notNull(),
        channel: kit.text().notNull(),
        /** The number that the platform gave. */
        foreignId: kit.text().notNull(),
        caseId: kit
          .text()
          .notNull()
          .references(() => cases.id),
        /** The day by which the platform wants the answer; its own date, none of ours. */
        dueOn: kit.day(),
        at: kit.time().notNull(),
      },
      (t) => [
        kit.uniqueIndex('work_orders_foreign').on(t.place, t.channel, t.foreignId),
        kit.index('work_orders_case').on(t.caseId),
        kit.index('work_orders_at').on(t.place, t.channel, t.at),
      ],
    ),
  }
}
