import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Json } from '#rules/chain/canonical.ts'
import { commitment, genesis, link } from '#rules/chain/link.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import type { Case } from './cases.ts'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { inserter } from './kit/prepare.ts'
import { searchWriter } from './search-write.ts'
import { timedId } from './timed-id.ts'

type Kept = 'version' | 'chainHead' | 'chainLength' | 'changedAt' | 'doc'
type Optional<T> = { [K in keyof T as null extends T[K] ? K : never]?: T[K] }
type Required<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] }
type Fresh = Omit<Case, 'id' | Kept>

/** A new case; what may be unknown may be left out. */
export type NewCase = Required<Fresh> & Optional<Fresh> & { id?: string; doc?: number | null }
/** Whatever of a case may change once it stands. */
export type CasePatch = Partial<Omit<Case, 'id' | 'number' | 'place' | 'secretHash' | Kept>>

/** What happened to a case, before it is linked; `public` events are shown to the citizen. */
export type EventDraft = {
  verb: string
  at: number
  role: string
  staffId?: string | null
  public: boolean
  payload: Json
}
/** At least one: no case changes without an event (DESIGN §6.9). */
export type Happened = [EventDraft, ...EventDraft[]]

type Chain = Pick<Case, 'id' | 'chainHead' | 'chainLength'>

/** Links drafts to the end of a chain, each under a salt of its own. */
const linked = ({ id, chainHead, chainLength }: Chain, drafts: Happened) => {
  let prev = chainHead
  return drafts.map((draft, index) => {
    const salt = randomBytes(16).toString('hex')
    const bound = { ...draft, prev, commitment: commitment(sha256, salt, draft.payload) }
    const hash = link(sha256, bound)
    prev = hash
    return { ...bound, id: randomUUID(), caseId: id, seq: chainLength + index + 1, salt, hash }
  })
}

const tip = (chain: Chain, events: ReturnType<typeof linked>, drafts: Happened) => ({
  chainHead: events.at(-1)?.hash ?? chain.chainHead,
  chainLength: chain.chainLength + events.length,
  changedAt: Math.max(...drafts.map((draft) => draft.at)),
})

/** Writes cases, always together with what happened to them. */
export const casesWriter = (c: Connection) => {
  const { db, t } = c
  const insertCase = inserter(c, t.cases)
  const insertEvent = inserter(c, t.events)
  const search = searchWriter(c)

  return {
    /** A new case with its first events. Throws Duplicate when the number is taken. */
    insert: async (row: NewCase, ...drafts: Happened): Promise<Case> => {
      const start = { id: row.id ?? timedId(row.receivedAt), chainLength: 0 }
      const chain = { ...start, chainHead: genesis(sha256, row.number) }
      const events = linked(chain, drafts)
      const stored = await insertCase({
        ...row,
        ...start,
        ...tip(chain, events, drafts),
        version: 1,
      })
      for (const event of events) await insertEvent(event)
      return stored
    },

    /**
     * Changes a case as it was read, and links what happened. Throws Conflict when the case has
     * moved on since.
     */
    update: async (current: Case, patch: CasePatch, ...drafts: Happened): Promise<Case> => {
      const events = linked(current, drafts)
      // The case row first: on PostgreSQL its lock is what keeps two events from one seat.
      const [row] = await db
        .update(t.cases)
        .set({ ...patch, ...tip(current, events, drafts), version: current.version + 1 })
        .where(and(eq(t.cases.id, current.id), eq(t.cases.version, current.version)))
        .returning()
      if (!row) throw new Conflict('这件诉求')
      for (const event of events) await insertEvent(event)
      if (row.audience === null || row.doc === null) return row
      await search.dropCase(row.id)
      return { ...row, doc: null }
    },
  }
}
