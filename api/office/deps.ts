import type { MiddlewareHandler } from 'hono'
import type { Channel } from '#rules/case/kinds.ts'
import type { Calendar } from '#rules/clocks/calendar.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Revision } from '#rules/content/revision.ts'
import type { Answers } from '#rules/journey/answers.ts'
import type { Consent } from '#rules/journey/consent.ts'
import type { Contact } from '#rules/journey/contact.ts'
import type { LimitName } from '#rules/limits.ts'
import type { StaffMember, Verb } from '#rules/staff/roles.ts'
import type { Case } from '#db/cases.ts'
import type { Store, Writer } from '#db/open.ts'
import type { Histories } from '#api/facts/history.ts'
import type { Files } from '#api/outside/files.ts'
import type { Keys } from '#api/outside/keys.ts'
import type { Llm } from '#api/outside/llm.ts'
import type { SendMail } from '#api/outside/mail.ts'
import type { Notify } from '#api/outside/notify.ts'
import type { SendSms } from '#api/outside/sms.ts'
import type { Call } from '#api/outside/webhook.ts'
import type { Work } from '#api/outside/work.ts'

/** What every use case may touch; built once in api/http/deps.ts, with parts swapped in tests. */
export type Deps = {
  store: Store
  /** The facts in force now: shipped content with the office's revisions laid over it. */
  facts: () => Facts
  calendar: () => Calendar
  /** Lays the facts anew, after a write that held `tx.revisions.insert(…)`. */
  refreshFacts: () => Promise<void>
  /** The office's revisions that count, also those of days to come. */
  revisions: () => readonly Revision[]
  /** The catalogue of each place as it was, version by version. */
  histories: Histories
  /** UTC milliseconds. */
  now: () => number
  keys: Keys
  files: Files
  notify: Notify
  /** Calls another platform; never inside `store.write`. */
  call: Call
  mail: SendMail
  sms: SendSms
  /** Makes the conversation better where it answers; nothing depends on it. Never called inside `store.write`. */
  llm: Llm
  /** Runs what would hold the main thread: in the worker thread of a server, here in a command. */
  work: Work
  /**
   * Wakes the publisher after a write that held `tx.publishJobs.insert(change, at)`: the job row belongs into the very
   * write that makes the change, so that a crash in between loses nothing.
   */
  publish: () => void
  log: (level: 'error' | 'warn' | 'info', event: string, facts?: Record<string, unknown>) => void
  config: {
    mode: 'demo' | 'office'
    base: string
    origin: string
    uploadMaxBytes: number
    dataDir: string
    /** The public address is https: cookies are Secure. */
    secure: boolean
    /** Staff may sign in over plain http (closed networks). */
    allowHttpStaff: boolean
    /** Years after which a closed case is erased; 0 keeps everything. */
    keepYears: number
  }
  /** Takes a complaint in as the form does; for what comes by telephone or over the counter (S1-26). */
  intake?: Intake
}

/** The intake of the complaints feature, as another feature may use it; wired in api/http/house.ts. */
export type Intake = (input: {
  place: string
  channel: 'phone' | 'counter' | 'cadre'
  answers: Answers
  contact: Contact
  by: StaffMember
  /** Recorded in the first event where somebody reports for another. */
  consent?: Consent
}) => Promise<{ id: string; number: string; secret: string }>

/**
 * Takes in what came whole from another program; wired in api/http/office.ts. `ticket` makes a repeat harmless, `more`
 * is written in the same transaction as the case. Throws invalid with the fields, or the closed door.
 */
export type TakeIn = (
  place: string,
  told: { channel: Channel; answers: Answers; contact: Contact; foreignId?: string },
  ticket: string | null,
  more?: (tx: Writer, c: Case) => Promise<unknown>,
) => Promise<{ id: string; number: string; secret: bigint; again: boolean }>

/** Variables that the front door sets on each API request. */
export type ApiEnv = {
  Variables: {
    requestId: string
    /** HMAC of the caller's address under a salt of the day; never the address itself. */
    client: string
    staff: StaffMember | null
  }
}

/** Doors in front of routes, made in api/http/guards.ts and handed to every feature's routes. */
export type Gate = {
  /** Lets only a signed-in account through whose role allows the verb; sets `staff`. */
  staffOnly: (verb: Verb) => MiddlewareHandler<ApiEnv>
  /** Any signed-in account. */
  signedIn: MiddlewareHandler<ApiEnv>
  /** Counts the caller against a row of the published table of limits. */
  limit: (name: LimitName) => MiddlewareHandler<ApiEnv>
}
