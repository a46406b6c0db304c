import { randomBytes, randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import { signedHeaders } from '#api/outside/webhook.ts'
import { webhookTopic } from '#db/announce.ts'
import type { Webhook } from '#db/webhooks.ts'
import { z } from 'zod'
import { channels } from '#rules/case/kinds.ts'
import { shortFault } from '#rules/fault.ts'
import {
  deliveryStates,
  urlFault,
  verdictOf,
  waitAfter,
  type DeliveryState,
} from '#rules/platforms/announce.ts'
import { conflict, invalid, notFound } from '#rules/refusal.ts'

/** Longer than a batch can take when every receiver keeps silent, so that nobody else takes the rows meanwhile. */
const lockMs = 5 * 60_000
const batch = 20
export const mostListed = 2000
const queued = z.object({ delivery: z.string() })

export type NewHook = { name: string; url: string; channel: string }
export type DeliveryRow = {
  id: string
  to: string
  number: string
  foreignId: string | null
  verb: string
  at: number
  state: DeliveryState
  attempts: number
  triedAt: number | null
  answer: string | null
}

/** What of the house it needs: little enough to run in a process of its own. */
type Parts = Pick<Deps, 'store' | 'keys' | 'now' | 'call' | 'log' | 'facts'>

/** Signed messages to the county's and the province's platforms, and the list by which both sides reconcile. */
export function createHooks({ store, keys, now, call, log, facts }: Parts) {
  const secretOf = (hook: Webhook) => keys.open(hook.secretEnc, `webhook:${hook.id}:secret`)

  /** One try of one message; the row of the outbox stays until there is a verdict. */
  async function attempt(outboxId: string, id: string): Promise<void> {
    const found = await store.read.deliveries.byId(id)
    // The case has become restricted, or nobody listens any more: nothing leaves the house.
    if (!found || found.webhook.endedAt !== null)
      return store.write(async (tx) => {
        await tx.deliveries.remove(id)
        await tx.outbox.finish(outboxId, now())
      })
    const { delivery, webhook } = found
    const attempts = delivery.attempts + 1
    const at = now()
    await store.write((tx) => tx.deliveries.patch(id, { state: 'sent', attempts, triedAt: at }))
    const body = JSON.stringify({ id, ...(delivery.payload as Record<string, unknown>) })
    let status: number | null = null
    let answer = ''
    try {
      status = await call(webhook.url, signedHeaders(secretOf(webhook), { id, at, body }), body)
      answer = `HTTP ${status}`
    } catch (error) {
      answer = `没有回音：${error instanceof Error ? error.name : 'Error'}`
      log('warn', 'webhook.failed', { webhook: webhook.id, error: shortFault(error) })
    }
    const verdict = verdictOf(status, attempts)
    await store.write(async (tx) => {
      if (verdict === 'again') {
        await tx.deliveries.patch(id, { answer })
        await tx.outbox.fail(outboxId, answer, now() + waitAfter(attempts))
        return
      }
      await tx.deliveries.patch(id, { state: verdict, answer, settledAt: now() })
      await tx.outbox.finish(outboxId, now())
    })
  }

  return {
    list: (place: string): Promise<Webhook[]> => store.read.webhooks.list(place),

    /** A new receiver; its secret is given this once. `staffId` is null on the command line. */
    async make(place: string, given: NewHook, staffId: string | null) {
      if (!facts().places.some((p) => p.slug === place)) throw notFound('没有这个辖区')
      const name = given.name.trim()
      const faults = [
        ...(name.length < 2 || name.length > 60
          ? [{ pointer: '/name', detail: '请写是哪个平台，2 到 60 个字' }]
          : []),
        ...[urlFault(given.url)].flatMap((d) =>
          d === null ? [] : [{ pointer: '/url', detail: d }],
        ),
        ...(given.channel !== '' && !channels.some((c) => c === given.channel)
          ? [{ pointer: '/channel', detail: '请从列表里选' }]
          : []),
      ]
      if (faults.length > 0) throw invalid('有几处需要改一下', faults)
      const id = randomUUID()
      const secret = `whsec_${randomBytes(32).toString('base64')}`
      const at = now()
      await store.write(async (tx) => {
        await tx.webhooks.insert({
          id,
          place,
          name,
          url: given.url,
          secretEnc: keys.seal(secret, `webhook:${id}:secret`),
          channel: given.channel || null,
          createdAt: at,
        })
        await tx.audit.insert({ at, staffId, verb: 'platform.manage', object: `webhook:${id}` })
      })
      return { id, secret }
    },

    async end(place: string, id: string, staffId: string | null): Promise<void> {
      const at = now()
      const done = await store.write(async (tx) => {
        const had = await tx.webhooks.end(place, id, at)
        if (had)
          await tx.audit.insert({ at, staffId, verb: 'platform.manage', object: `webhook:${id}` })
        return had
      })
      if (!done) throw notFound('没有这个平台，或者已经停用')
    },

    /** Sends what is due, each message by itself; how many got a verdict or another day. */
    async deliver(): Promise<number> {
      let tried = 0
      for (;;) {
        const rows = await store.write((tx) => tx.outbox.claim(now(), lockMs, batch, webhookTopic))
        await Promise.all(rows.map((row) => attempt(row.id, queued.parse(row.payload).delivery)))
        tried += rows.length
        if (rows.length < batch) return tried
      }
    },

    /** The reconciliation list: messages by what became of them, the newest first. */
    async reconcile(place: string, state: DeliveryState | null) {
      const states = state === null ? deliveryStates : [state]
      const [rows, counts] = await Promise.all([
        store.read.deliveries.list(place, states, mostListed),
        store.read.deliveries.counts(place),
      ])
      return {
        counts,
        rows: rows.map(({ delivery: d, webhook, number, foreignId }): DeliveryRow => ({
          id: d.id,
          to: webhook.name,
          number,
          foreignId,
          verb: d.verb,
          at: d.at,
          state: d.state,
          attempts: d.attempts,
          triedAt: d.triedAt,
          answer: d.answer,
        })),
      }
    },

    /** Sends a refused or missing message once more, under its own id. */
    async again(place: string, id: string): Promise<void> {
      const found = await store.read.deliveries.byId(id)
      if (!found || found.webhook.place !== place) throw notFound('没有这条消息')
      const { state } = found.delivery
      if (state !== 'refused' && state !== 'missing') throw conflict('这条消息不用重发')
      if (found.webhook.endedAt !== null) throw conflict('这个平台已经停用')
      const at = now()
      await store.write(async (tx) => {
        await tx.deliveries.patch(id, { state: 'waiting', attempts: 0, settledAt: null })
        await tx.outbox.insert({ topic: webhookTopic, payload: { delivery: id }, at })
      })
    },
  }
}
