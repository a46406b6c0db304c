import { apiKeysReader, apiKeysWriter } from './api-keys.ts'
import { auditReader, auditWriter } from './audit.ts'
import { caseClocksReader, caseClocksWriter } from './case-clocks.ts'
import { casesReader } from './cases.ts'
import { casesWriter } from './case-write.ts'
import { chainReader } from './chain.ts'
import type { Connection } from './connection.ts'
import { creditReportsReader, creditReportsWriter } from './credit-reports.ts'
import { decisionCutsReader } from './decision-cuts.ts'
import { pleasReader, pleasWriter } from './decision-pleas.ts'
import { decisionHistoryReader } from './decision-history.ts'
import { decisionPapersReader, decisionPapersWriter } from './decision-papers.ts'
import { decisionPagesReader } from './decision-pages.ts'
import { decisionTodoReader } from './decision-todo.ts'
import { decisionsReader } from './decisions.ts'
import { decisionsWriter } from './decision-write.ts'
import { digestsReader, digestsWriter } from './digests.ts'
import { draftsReader, draftsWriter } from './drafts.ts'
import { erasureReader, erasureWriter } from './erase.ts'
import { eventsReader, eventsWriter } from './events.ts'
import { disputesReader, disputesWriter } from './disputes.ts'
import { filingsReader, filingsWriter } from './filings.ts'
import { filesReader, filesWriter, looseFilesReader } from './files.ts'
import { idempotencyReader, idempotencyWriter } from './idempotency.ts'
import { importsReader, importsWriter } from './imports.ts'
import { inspectionsReader } from './inspections.ts'
import { inspectionsWriter } from './inspections-write.ts'
import { labelledReader, labelledWriter } from './labelled.ts'
import { lettersReader, lettersWriter, looseLettersReader } from './letters.ts'
import { messagesReader, messagesWriter } from './messages.ts'
import { metaReader, metaWriter } from './meta.ts'
import { modelsReader, modelsWriter } from './models.ts'
import { open311Reader, open311Writer } from './open311.ts'
import { outboxReader, outboxWriter } from './outbox.ts'
import { provisionalReader, provisionalWriter } from './provisional.ts'
import { publishJobsReader, publishJobsWriter } from './publish-jobs.ts'
import { requestsReader, requestsWriter } from './requests.ts'
import { registerSearchReader } from './register-search.ts'
import { registerCountsReader } from './register-counts.ts'
import { revisionsReader, revisionsWriter } from './revisions.ts'
import { savedViewsReader, savedViewsWriter } from './saved-views.ts'
import { searchReader } from './search.ts'
import { searchWriter } from './search-write.ts'
import { serialsWriter } from './serials.ts'
import { sessionsReader, sessionsWriter } from './sessions.ts'
import { heldBy, ordinary, restrictedTo, type Sight } from './sight.ts'
import { staffReader, staffWriter } from './staff.ts'
import { deliveriesReader, deliveriesWriter, webhooksReader, webhooksWriter } from './webhooks.ts'
import { workOrdersReader, workOrdersWriter } from './work-orders.ts'
import { transfersReader, transfersWriter } from './transfers.ts'

/** Everything about cases, as far as one sight reaches. */
const desk = (c: Connection, sight: Sight) => ({
  cases: casesReader(c, sight),
  events: eventsReader(c, sight),
  messages: messagesReader(c, sight),
  files: filesReader(c, sight),
  transfers: transfersReader(c, sight),
  caseClocks: caseClocksReader(c, sight),
  requests: requestsReader(c, sight),
  disputes: disputesReader(c, sight),
  filings: filingsReader(c, sight),
  letters: lettersReader(c, sight),
})
export type Desk = ReturnType<typeof desk>

/** Reads alone. The ordinary desk never sees a restricted case. */
export const reader = (c: Connection) => {
  const open = desk(c, ordinary(c))
  return {
    ...open,
    /** What is restricted to the supervisors of one body, and nothing else (DESIGN §6.6). */
    restricted: (audience: string): Desk => desk(c, restrictedTo(c, audience)),
    /** The one case of whoever holds its number and secret. */
    held: (number: string, secretHash: string): Desk => desk(c, heldBy(c, number, secretHash)),
    looseFiles: looseFilesReader(c),
    looseLetters: looseLettersReader(c),
    savedViews: savedViewsReader(c),
    erasure: erasureReader(c),
    staff: staffReader(c),
    sessions: sessionsReader(c),
    audit: auditReader(c),
    outbox: outboxReader(c),
    apiKeys: apiKeysReader(c),
    workOrders: workOrdersReader(c, ordinary(c)),
    webhooks: webhooksReader(c),
    deliveries: deliveriesReader(c, ordinary(c)),
    /** The public list: ordinary cases alone. */
    open311: open311Reader(c, ordinary(c)),
    /** Never what is restricted. */
    labelled: labelledReader(c, ordinary(c)),
    inspections: inspectionsReader(c),
    models: modelsReader(c),
    drafts: draftsReader(c),
    revisions: revisionsReader(c),
    decisions: {
      ...decisionsReader(c),
      ...decisionTodoReader(c),
      ...decisionHistoryReader(c),
      ...decisionPagesReader(c),
      ...decisionCutsReader(c),
    },
    register: registerCountsReader(c),
    credit: creditReportsReader(c),
    papers: decisionPapersReader(c),
    pleas: pleasReader(c),
    imports: importsReader(c),
    publishJobs: publishJobsReader(c),
    provisional: provisionalReader(c),
    digests: digestsReader(c),
    chain: chainReader(c),
    idempotency: idempotencyReader(c),
    meta: metaReader(c),
    search: { ...searchReader(c), register: registerSearchReader(c) },
  }
}
export type Reader = ReturnType<typeof reader>

/** All reads, within the transaction, and the writes. */
export const writer = (c: Connection) => {
  const read = reader(c)
  return {
    ...read,
    cases: { ...read.cases, ...casesWriter(c) },
    events: { ...read.events, ...eventsWriter(c) },
    messages: { ...read.messages, ...messagesWriter(c) },
    files: { ...read.files, ...filesWriter(c) },
    transfers: { ...read.transfers, ...transfersWriter(c) },
    caseClocks: { ...read.caseClocks, ...caseClocksWriter(c) },
    requests: { ...read.requests, ...requestsWriter(c) },
    disputes: { ...read.disputes, ...disputesWriter(c) },
    filings: { ...read.filings, ...filingsWriter(c) },
    letters: { ...read.letters, ...lettersWriter(c) },
    erasure: { ...read.erasure, ...erasureWriter(c) },
    savedViews: { ...read.savedViews, ...savedViewsWriter(c) },
    staff: { ...read.staff, ...staffWriter(c) },
    sessions: { ...read.sessions, ...sessionsWriter(c) },
    audit: { ...read.audit, ...auditWriter(c) },
    outbox: { ...read.outbox, ...outboxWriter(c) },
    apiKeys: { ...read.apiKeys, ...apiKeysWriter(c) },
    workOrders: { ...read.workOrders, ...workOrdersWriter(c) },
    webhooks: { ...read.webhooks, ...webhooksWriter(c) },
    deliveries: { ...read.deliveries, ...deliveriesWriter(c) },
    open311: { ...read.open311, ...open311Writer(c) },
    labelled: { ...read.labelled, ...labelledWriter(c) },
    inspections: { ...read.inspections, ...inspectionsWriter(c) },
    models: { ...read.models, ...modelsWriter(c) },
    drafts: { ...read.drafts, ...draftsWriter(c) },
    revisions: { ...read.revisions, ...revisionsWriter(c) },
    decisions: { ...read.decisions, ...decisionsWriter(c) },
    credit: { ...read.credit, ...creditReportsWriter(c) },
    papers: { ...read.papers, ...decisionPapersWriter(c) },
    pleas: { ...read.pleas, ...pleasWriter(c) },
    imports: { ...read.imports, ...importsWriter(c) },
    publishJobs: { ...read.publishJobs, ...publishJobsWriter(c) },
    provisional: { ...read.provisional, ...provisionalWriter(c) },
    digests: { ...read.digests, ...digestsWriter(c) },
    idempotency: { ...read.idempotency, ...idempotencyWriter(c) },
    meta: { ...read.meta, ...metaWriter(c) },
    search: { ...read.search, ...searchWriter(c) },
    serials: serialsWriter(c),
  }
}
export type Writer = ReturnType<typeof writer>

/** Reads alone, over a connection of their own. */
export type OpenReader = {
  read: Reader
  /** As `Store.check`. */
  check: () => Promise<string[]>
  close: () => Promise<void>
}

export type Health = {
  ok: boolean
  engine: Store['engine']
  /** Name of the last migration that the database has. */
  migration: string
  /** Round trip of one read, in milliseconds. */
  readMs: number
  /** Writes that wait for their turn. */
  waiting: number
}

/** The database. What is read lies behind `read`; what is written goes through `write` alone. */
export type Store = {
  engine: 'sqlite' | 'postgres'
  read: Reader
  /**
   * Runs `fn` in one transaction and settles once it is durable. `fn` may be run more than once
   * and has no effect but through `tx`, which is dead when it returns; it calls no model and no
   * network, swallows no error of `tx`, and never calls `write` itself.
   * Rejects with what `fn` threw, or with a StoreError.
   */
  write: <T>(fn: (tx: Writer) => Promise<T>) => Promise<T>
  health: () => Promise<Health>
  /** Looks through the whole database, which may take long; each fault is a line. */
  check: () => Promise<string[]>
  /** Gives back the memory that serves later reads alone; for a process that has nothing to do. */
  rest: () => void
  close: () => Promise<void>
}
