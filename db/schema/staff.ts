import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'

export const staffTables = (kit: Kit) => {
  const staff = kit.table(
    'staff',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      body: kit.text().notNull(),
      login: kit.text().notNull(),
      name: kit.text().notNull(),
      role: kit.text().notNull(),
      passwordHash: kit.text().notNull(),
      totpEnc: kit.text(),
      totpOn: kit.bool().notNull(),
      disabled: kit.bool().notNull(),
      demo: kit.bool().notNull(),
      failedCount: kit.int().notNull(),
      lockedUntil: kit.time().notNull(),
      createdAt: kit.time().notNull(),
      passwordSetAt: kit.time().notNull(),
      /** When somebody else gave the password; null once its owner has chosen one. */
      passwordGivenAt: kit.time(),
      version: kit.int().notNull(),
    },
    (t) => [
      kit.uniqueIndex('staff_login').on(t.login),
      kit.index('staff_place').on(t.place, t.body),
    ],
  )
  const sessions = kit.table(
    'sessions',
    {
      idHash: kit.text().primaryKey(),
      staffId: kit
        .text()
        .notNull()
        .references(() => staff.id),
      createdAt: kit.time().notNull(),
      seenAt: kit.time().notNull(),
      expiresAt: kit.time().notNull(),
    },
    (t) => [
      kit.index('sessions_staff').on(t.staffId),
      kit.index('sessions_expiry').on(t.expiresAt),
    ],
  )
  const audit = kit.table(
    'audit',
    {
      id: kit.text().primaryKey(),
      at: kit.time().notNull(),
      staffId: kit.text().references(() => staff.id),
      verb: kit.text().notNull(),
      /** What was touched, as `kind:id`; never personal data. */
      object: kit.text().notNull(),
      detail: kit.json<Json>(),
    },
    (t) => [
      kit.index('audit_at').on(t.at),
      kit.index('audit_object').on(t.object, t.at),
      kit.index('audit_staff').on(t.staffId, t.at),
    ],
  )
  return { staff, sessions, audit }
}

export type StaffTables = ReturnType<typeof staffTables>
