import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import { MailRefused } from '#api/outside/mail.ts'
import { shortFault } from '#rules/fault.ts'
import { noticeText } from '#rules/letters/notice.ts'
import type { OutboxRow } from '#db/outbox.ts'

/** Longer than a batch can take when every server keeps silent, so that nobody else takes the rows meanwhile. */
const lockMs = 10 * 60_000
const batch = 10
const keepMs = 30 * 86_400_000
/** Minutes until the next try: 1, 2, 4 … up to a day. */
const waitMs = (attempts: number) => Math.min(60_000 * 2 ** (attempts - 1), 86_400_000)

const payload = z.object({ case: z.string(), kind: z.string(), body: z.string().nullable() })

/** What of the house it needs: little enough to run in a process of its own. */
type NoticeParts = Pick<Deps, 'store' | 'now' | 'notify' | 'mail' | 'sms' | 'keys' | 'log'> & {
  facts: () => { places: readonly { slug: string; name: string }[] }
  config: Pick<Deps['config'], 'origin' | 'base'>
}

/** Takes what writes left in the outbox to whoever is to be told. */
export const createNotices = ({
  store,
  now,
  notify,
  mail,
  sms,
  keys,
  facts,
  config,
  log,
}: NoticeParts) => {
  /**
   * Writes to the citizen, where there is an address. Read with the sight of an ordinary desk: a restricted case is not
   * there for it, so nobody is ever written to about one (on-the-page 6). An erased case has no address any more.
   */
  async function write(row: OutboxRow, { case: id, kind }: z.output<typeof payload>) {
    const c = await store.read.cases.byId(id)
    if (!c || c.erasedAt !== null || (!c.emailEnc && !c.phoneEnc)) return
    const words = noticeText(kind, {
      number: c.number,
      site: facts().places.find((p) => p.slug === c.place)?.name ?? '',
      link: `${config.origin}${config.base}/${c.place}/track/`,
    })
    if (!words) return
    const opened = (sealed: string, column: string) => keys.open(sealed, `case:${id}:${column}`)
    if (c.emailEnc)
      await mail({
        id: row.id,
        to: opened(c.emailEnc, 'email'),
        subject: words.subject,
        text: words.text,
      })
    else if (c.phoneEnc)
      await sms({ id: row.id, to: opened(c.phoneEnc, 'phone'), text: words.short })
  }

  async function handOut(row: OutboxRow): Promise<void> {
    const told = payload.parse(row.payload)
    await notify({ topic: row.topic, ...told })
    if (row.topic !== 'notice.citizen') return
    await write(row, told).catch((error: unknown) => {
      if (!(error instanceof MailRefused)) throw error
      log('warn', 'notice.refused', { topic: row.topic, error: error.message })
    })
  }

  return {
    /**
     * Hands out what is due, a few at a time until nothing is left, and forgets what was handed out a month ago; the
     * number of notices sent. A row is finished after its message was taken: whoever is killed in between sends it once
     * more under the same id, and never loses it.
     */
    async deliver(): Promise<number> {
      let sent = 0
      for (;;) {
        const rows = await store.write((tx) => tx.outbox.claim(now(), lockMs, batch))
        for (const row of rows)
          try {
            await handOut(row)
            await store.write((tx) => tx.outbox.finish(row.id, now()))
            sent++
          } catch (error) {
            log('warn', 'notice.failed', { topic: row.topic, error: shortFault(error) })
            const at = now() + waitMs(row.attempts)
            await store.write((tx) => tx.outbox.fail(row.id, shortFault(error), at))
          }
        if (rows.length < batch) break
      }
      await store.write((tx) => tx.outbox.purge(now() - keepMs))
      return sent
    },
  }
}
