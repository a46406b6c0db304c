import type { Step } from '#rules/case/action.ts'
import type { RequestKind, RequestOutcome } from '#rules/case/kinds.ts'
import { dayAt, startOf } from '#rules/clocks/day.ts'
import { clockDay } from '#rules/clocks/verbs.ts'
import type { Case } from './cases.ts'
import type { Desk, Writer } from './store.ts'

/** Keeps the papers of a case in step with it: requests, disputes, filings. */
export async function filed(tx: Writer, before: Case, done: Step, at: number): Promise<void> {
  const { verb, payload } = done.event
  const text = (key: string): string | null => (payload[key] == null ? null : String(payload[key]))
  const { id: caseId, place, itemId, area, owner } = before
  const stage = done.patch.dispute ?? before.dispute
  const filedOn = clockDay(at, payload)
  if (verb === 'requested')
    await tx.requests.insert({
      id: String(payload['request']),
      caseId,
      kind: payload['kind'] as RequestKind,
      fromBody: text('from') ?? owner,
      toBody: String(payload['to']),
      text: String(payload['text']),
      dueOn: text('dueOn'),
      at,
    })
  if (verb === 'request_answered')
    await tx.requests.answer(String(payload['request']), {
      outcome: payload['outcome'] as RequestOutcome,
      answer: text('text'),
      answeredAt: at,
    })
  if (verb === 'request_lapsed') await tx.requests.lapse(String(payload['request']), at)
  if (verb === 'concluded')
    await tx.filings.end(String(payload['filing']), {
      decisionId: text('register'),
      endedAt: at,
    })
  if (before.dispute === null && done.patch.dispute)
    await tx.disputes.insert({
      caseId,
      place,
      itemId,
      area,
      openedBy: owner,
      parties: [owner, ...[payload['with'] ?? payload['by']].flat().map(String)],
      grounds: text('grounds') ?? '接收单位没有按时签收',
      stage: done.patch.dispute,
      openedAt: at,
      stageAt: at,
    })
  if (verb === 'dispute_raised' && stage) await tx.disputes.change(caseId, { stage, stageAt: at })
  if (verb === 'dispute_settled')
    await tx.disputes.change(caseId, {
      settledAt: at,
      owner: text('owner'),
      text: text('text'),
      organ: text('organ'),
      document: text('document'),
    })
  if (verb === 'filed')
    await tx.filings.insert({
      id: String(payload['filing']),
      caseId,
      place,
      number: String(payload['number']),
      body: owner,
      filedAt: filedOn === dayAt(at) ? at : startOf(filedOn),
    })
}

/** Keeps the row of a transfer in step with the case. */
export async function moved(
  tx: Writer,
  desk: Desk,
  before: Case,
  done: Step,
  at: number,
): Promise<void> {
  const { verb, payload } = done.event
  if (verb === 'transferred')
    await tx.transfers.insert({
      caseId: before.id,
      kind: 'transfer',
      fromBody: before.owner,
      toBody: String(payload['to']),
      grounds: String(payload['grounds']),
      initialHandling: String(payload['handling']),
      status: 'pending',
      at,
    })
  if (verb === 'succeeded') {
    const [from, to] = [String(payload['from']), String(payload['to'])]
    await tx.requests.readdress(before.id, from, to)
    await tx.transfers.readdress(before.id, from, to)
    // It was on its way to whoever now owns it.
    const here = before.pendingTo !== null && done.patch.pendingTo === null
    const out = here ? await desk.transfers.of(before.id) : []
    const row = out.find((t) => t.status === 'pending')
    if (row) await tx.transfers.decide(row.id, 'accepted', at)
  }
  const why: Partial<Record<string, string | null>> = {
    transfer_received: null,
    transfer_returned: `${payload['grounds']}；${payload['proposal']}`,
    transfer_recalled: `移送单位收回：${payload['grounds']}`,
    transfer_lapsed: '没有按时签收',
  }
  const reason = why[verb]
  if (reason === undefined) return
  const open = (await desk.transfers.of(before.id)).find((t) => t.status === 'pending')
  if (open)
    await tx.transfers.decide(
      open.id,
      verb === 'transfer_received' ? 'accepted' : 'returned',
      at,
      reason,
    )
}
