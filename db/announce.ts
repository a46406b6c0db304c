import { randomUUID } from 'node:crypto'
import type { EventVerb } from '#rules/case/action.ts'
import { announcement, isAnnounced } from '#rules/platforms/announce.ts'
import type { Case } from './cases.ts'
import type { Writer } from './store.ts'

/** The topic of the outbox under which webhooks are claimed. */
export const webhookTopic = 'webhook'

/**
 * Leaves a message for each platform that wants to hear of this step, in the write that makes the step: what is
 * committed is announced, however the house ends. Restricted cases are announced to nobody (DESIGN §6.6).
 */
export async function announce(tx: Writer, c: Case, verb: EventVerb, at: number): Promise<void> {
  if (c.audience !== null || !isAnnounced(verb)) return
  for (const hook of await tx.webhooks.forCase(c.place, c.channel)) {
    const id = randomUUID()
    await tx.deliveries.insert({
      id,
      webhookId: hook.id,
      caseId: c.id,
      verb,
      at,
      payload: announcement(c, verb, at),
      state: 'waiting',
      attempts: 0,
    })
    await tx.outbox.insert({ topic: webhookTopic, payload: { delivery: id }, at })
  }
}
