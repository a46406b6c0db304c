import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import { shortFault } from '#rules/fault.ts'

const lockMs = 60_000
const batch = 50
const keepMs = 30 * 86_400_000
/** Minutes until the next try: 1, 2, 4 … up to a day. */
const waitMs = (attempts: number) => Math.min(60_000 * 2 ** (attempts - 1), 86_400_000)

const payload = z.object({ case: z.string(), kind: z.string(), body: z.string().nullable() })

/** Takes what writes left in the outbox to whoever is to be told. */
export const createNotices = ({ store, now, notify, log }: Deps) => ({
  /** Hands out what is due and forgets what was handed out a month ago; the number of notices sent. */
  async deliver(): Promise<number> {
    const rows = await store.write((tx) => tx.outbox.claim(now(), lockMs, batch))
    let sent = 0
    for (const row of rows)
      try {
        await notify({ topic: row.topic, ...payload.parse(row.payload) })
        await store.write((tx) => tx.outbox.finish(row.id, now()))
        sent++
      } catch (error) {
        log('warn', 'notice.failed', { topic: row.topic, error: shortFault(error) })
        const at = now() + waitMs(row.attempts)
        await store.write((tx) => tx.outbox.fail(row.id, shortFault(error), at))
      }
    await store.write((tx) => tx.outbox.purge(now() - keepMs))
    return sent
  },
})
