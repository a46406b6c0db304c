import type { Action, Actor, EventVerb, Notice } from '#rules/case/action.ts'
import { eventNames } from '#rules/case/action.ts'
import { opened, step } from '#rules/case/lifecycle.ts'
import type { Json } from '#rules/chain/canonical.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { tokens } from '#rules/text/tokens.ts'
import { maskPersonal } from '#rules/text/mask.ts'
import { Refusal } from '#rules/refusal.ts'
import type { CaseCore } from '#rules/case/action.ts'
import type { EventDraft, NewCase } from './case-write.ts'
import { announce } from './announce.ts'
import { filed, moved } from './casework-papers.ts'
import { reckon, wind, type ClockGround } from './casework-clocks.ts'
import type { Case } from './cases.ts'
import type { Writer } from './store.ts'
import { nearest } from './work-orders.ts'

/** A case as it comes in; where it stands follows from the state machine. */
export type Received = Omit<NewCase, keyof CaseCore | 'dueOn' | 'id'> & {
  id: string
  kind: CaseCore['kind']
  clueKind?: string | null
  firstResponder: string
  audience: string | null
}

/** The words under which a step is audited, the same as the permission for it. */
const auditVerbs: Record<EventVerb, string> = {
  received: 'case.enter',
  accepted: 'case.accept',
  assigned: 'case.assign',
  asked: 'case.ask',
  replied: 'case.reply',
  transferred: 'case.transfer',
  transfer_received: 'case.receive',
  transfer_returned: 'case.return',
  transfer_recalled: 'case.transfer',
  answered: 'case.answer',
  closed: 'case.close',
  withdrawn: 'case.withdraw',
  noted: 'case.note',
  reopened: 'case.reopen',
  extended: 'case.extend',
  urged: 'case.urge',
  checked: 'case.check',
  found: 'case.find',
  filed: 'case.file',
  concluded: 'case.file',
  disputed: 'case.dispute',
  dispute_raised: 'case.dispute',
  dispute_settled: 'case.settle',
  requested: 'case.request',
  request_answered: 'case.respond',
  request_lapsed: 'case.lapse',
  request_marked: 'case.request',
  measured: 'case.check',
  transfer_lapsed: 'case.lapse',
  succeeded: 'case.lapse',
  merged: 'case.merge',
  rated: 'case.rate',
  dissatisfied: 'case.dissatisfied',
}

/** A paper of supervision and a proposal are requests to the chain, and work of their own to the audit (S2-5, S4-8). */
const besideVerbs: Partial<Record<string, string>> = {
  'requested supervision': 'paper.supervise',
  'requested proposal': 'case.propose',
  'request_answered proposal': 'catalogue.edit',
}

/** What is said to the citizen as a message; the other steps speak through the timeline alone. */
const spoken = new Set<EventVerb>([
  'asked',
  'transferred',
  'transfer_received',
  'transfer_returned',
  'transfer_recalled',
  'answered',
  'reopened',
  'extended',
  'found',
  'filed',
  'disputed',
  'dispute_raised',
  'dispute_settled',
  'transfer_lapsed',
  'succeeded',
  'merged',
])

const draftOf = (verb: EventVerb, payload: Json, by: Actor, at: number): EventDraft => ({
  verb,
  at,
  role: by.role === 'staff' ? (by.as ?? 'staff') : by.role,
  staffId: by.role === 'staff' ? by.id : null,
  public: eventNames[verb] !== null,
  payload,
})

/** A restricted case leaves no audit row: those who read the audit must not see that it exists (DESIGN §6.6). */
async function audit(
  tx: Writer,
  c: Case,
  verb: EventVerb,
  by: Actor,
  at: number,
  kind: Json = null,
): Promise<void> {
  if (c.audience !== null) return
  const staffId = by.role === 'staff' ? by.id : null
  await tx.audit.insert({
    at,
    staffId,
    verb: besideVerbs[`${verb} ${String(kind)}`] ?? auditVerbs[verb],
    object: `case:${c.id}`,
  })
}

async function tell(tx: Writer, c: Case, notices: readonly Notice[], by: Actor, at: number) {
  for (const notice of notices) {
    await tx.outbox.insert({
      topic: `notice.${notice.to}`,
      payload: { case: c.id, kind: notice.kind, body: notice.to === 'body' ? notice.body : null },
      at,
    })
    if (notice.to === 'citizen' && spoken.has(notice.kind))
      await tx.messages.insert({
        caseId: c.id,
        at,
        text: notice.text,
        ...(by.role === 'staff'
          ? { author: 'staff' as const, body: by.body, staffId: by.id }
          : { author: 'system' as const }),
      })
  }
}

/** Takes a case in: row, first event, clocks, index, and the notice to its first responder, in the caller's write. */
export async function receive(
  tx: Writer,
  row: Received,
  payload: Json,
  by: Actor,
  ground: ClockGround,
): Promise<Case> {
  const at = row.receivedAt
  const core = opened(row.firstResponder, row.audience, row.kind, row.clueKind ?? null)
  const dues = reckon(row.kind, [{ verb: 'received', at }], ground)
  const doc = await tx.search.admitCase(row, dayAt(at), tokens(maskPersonal(row.text)))
  const stored = await tx.cases.insert(
    { ...row, ...core, dueOn: dues.next, doc },
    draftOf('received', payload, by, at),
  )
  await wind(tx, [], stored.id, dues)
  await audit(tx, stored, 'received', by, at)
  await tell(tx, stored, [{ to: 'body', body: core.owner, kind: 'received', text: '' }], by, at)
  await announce(tx, stored, 'received', at)
  return stored
}

/**
 * Does one action on a case as it was read: patch, event, clocks, messages, transfer, audit and notices in the caller's
 * write, or none. Throws the Refusal of the state machine, and Conflict when the case has moved on since.
 */
export async function record(
  tx: Writer,
  current: Case,
  action: Action,
  by: Actor,
  at: number,
  ground: ClockGround,
): Promise<Case> {
  const done = step(coreOf(current), action, by, at)
  if (done instanceof Refusal) throw done
  const desk = current.audience === null ? tx : tx.restricted(current.audience)
  const { verb, payload } = done.event
  const past = await desk.events.of(current.id)
  const dues = reckon(current.kind, [...past, { verb, at, payload }], ground)
  const status = done.patch.status ?? current.status
  const waits = !['answered', 'closed', 'withdrawn'].includes(status)
  const wanted = current.foreignId === null ? null : await tx.workOrders.wanted([current.id])
  const stored = await tx.cases.update(
    current,
    { ...done.patch, dueOn: waits ? nearest(dues.next, wanted?.get(current.id), past) : null },
    draftOf(verb, payload, by, at),
  )
  await wind(tx, await desk.caseClocks.of(current.id), current.id, dues)
  await moved(tx, desk, current, done, at)
  await filed(tx, current, done, at)
  if (done.said)
    await tx.messages.insert({ caseId: current.id, at, author: 'citizen', text: done.said.text })
  await tell(tx, stored, done.notices, by, at)
  await announce(tx, stored, verb, at)
  await audit(tx, stored, verb, by, at, payload['kind'] ?? null)
  return stored
}

/** The part of a row that the state machine knows. */
const coreOf = (c: Case): CaseCore => ({
  ...c,
  status: c.status as CaseCore['status'],
  kind: c.kind as CaseCore['kind'],
})
