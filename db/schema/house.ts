import type { Step } from '#rules/chain/merkle.ts'
import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { DecisionTables } from './decision.ts'
import type { StaffTables } from './staff.ts'

/** Rows that keep the house running, rather than an office's business. */
export const houseTables = (
  kit: Kit,
  { staff }: StaffTables,
  { imports }: Pick<DecisionTables, 'imports'>,
) => ({
  meta: kit.table('meta', { key: kit.text().primaryKey(), value: kit.text().notNull() }),
  serials: kit.table('serials', { name: kit.text().primaryKey(), value: kit.bigint().notNull() }),
  outbox: kit.table(
    'outbox',
    {
      id: kit.text().primaryKey(),
      topic: kit.text().notNull(),
      payload: kit.json<Json>().notNull(),
      at: kit.time().notNull(),
      dueAt: kit.time().notNull(),
      lockedUntil: kit.time().notNull(),
      attempts: kit.int().notNull(),
      doneAt: kit.time(),
      error: kit.text(),
    },
    (t) => [kit.index('outbox_due').on(t.doneAt, t.dueAt)],
  ),
  publishJobs: kit.table(
    'publish_jobs',
    {
      id: kit.text().primaryKey(),
      /** What goes first: see `rankOf`. */
      rank: kit.int().notNull().default(0),
      /** Order of publication within a rank, from the serial `publish`. */
      seq: kit.bigint().notNull(),
      change: kit.json<Json>().notNull(),
      at: kit.time().notNull(),
      lockedUntil: kit.time().notNull(),
      attempts: kit.int().notNull(),
      doneAt: kit.time(),
      error: kit.text(),
    },
    (t) => [kit.index('publish_jobs_open').on(t.doneAt, t.rank, t.seq)],
  ),
  drafts: kit.table(
    'drafts',
    {
      idHash: kit.text().primaryKey(),
      kind: kit.text().$type<'form' | 'chat'>().notNull(),
      place: kit.text().notNull(),
      data: kit.json<Json>().notNull(),
      version: kit.int().notNull(),
      createdAt: kit.time().notNull(),
      expiresAt: kit.time().notNull(),
    },
    (t) => [kit.index('drafts_expiry').on(t.expiresAt)],
  ),
  revisions: kit.table(
    'revisions',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      /** Which list of Facts it changes: `item`, `body`, `assignment` … */
      kind: kit.text().notNull(),
      key: kit.text().notNull(),
      seq: kit.bigint().notNull(),
      validFrom: kit.day().notNull(),
      /** Null takes the fact away. */
      data: kit.json<Json>(),
      staffId: kit.text().references(() => staff.id),
      at: kit.time().notNull(),
      source: kit.text(),
      note: kit.text(),
      /** Came with an import: counts from its end on, until it is undone. */
      importId: kit.text().references(() => imports.id),
    },
    (t) => [
      kit.uniqueIndex('revisions_seq').on(t.seq),
      kit.index('revisions_import').on(t.importId),
      kit.index('revisions_key').on(t.place, t.kind, t.key, t.seq),
    ],
  ),
  digests: kit.table(
    'digests',
    {
      place: kit.text().notNull(),
      day: kit.day().notNull(),
      /** Merkle root over the blinded leaves of the day. */
      tree: kit.text().notNull(),
      /** What is published: the tree tied to the root of the day before. */
      root: kit.text().notNull(),
      /** When it was made; later than the night after the day when the house stood still. */
      at: kit.time().notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.place, t.day] })],
  ),
  // Padding leaves are forgotten, so each row keeps its own way to the root.
  digestLeaves: kit.table(
    'digest_leaves',
    {
      place: kit.text().notNull(),
      day: kit.day().notNull(),
      caseId: kit.text().notNull(),
      head: kit.text().notNull(),
      salt: kit.text().notNull(),
      path: kit.json<Step[]>().notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.place, t.day, t.caseId] }),
      kit.index('digest_leaves_case').on(t.caseId, t.day),
    ],
  ),
  idempotency: kit.table(
    'idempotency',
    {
      key: kit.text().primaryKey(),
      /** Hash of the request: the same key with another body is a mistake. */
      fingerprint: kit.text().notNull(),
      response: kit.json<Json>(),
      at: kit.time().notNull(),
      expiresAt: kit.time().notNull(),
    },
    (t) => [kit.index('idempotency_expiry').on(t.expiresAt)],
  ),
})
