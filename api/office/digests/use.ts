import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Deps } from '#api/office/deps.ts'
import type { Digest } from '#db/digests.ts'
import { Duplicate } from '#db/errors.ts'
import { firstRoot, monthFormat, sealDay, type DigestMonth } from '#rules/chain/digest.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { addDays, dayAt, startOf, type Day } from '#rules/clocks/day.ts'

/** A day is sealed so long after its end: a write that began before midnight has ended by then. */
const graceMs = 5 * 60_000
const dayMs = 86_400_000
const random = (bytes: number): string => randomBytes(bytes).toString('hex')

/** The daily digest (DESIGN §6.9): what it seals is in no way to be told from what it publishes. */
export function createDigests(deps: Deps) {
  const { store, facts, now } = deps
  let running: Promise<Digest[]> | undefined

  /** Seals the heads of a place as they stood before `until`; null when another process was quicker. */
  async function seal(place: string, day: Day, until: number): Promise<Digest | null> {
    const last = await store.read.digests.last(place)
    // A day further back than the last digest, for an event may carry a time shortly before it was written.
    const found = await store.read.digests.heads(place, last ? startOf(last.day) - dayMs : 0, until)
    // A thousand cases take some milliseconds to read and as many to seal: requests come in between.
    await setImmediate()
    const before = last?.root ?? firstRoot(sha256, place)
    const heads = found.map(({ head }) => head)
    const { tree, root, sealed } = sealDay(sha256, { place, day, before }, heads, random)
    const at = now()
    const digest = { place, day, tree, root, at }
    const leaves = found.flatMap(({ caseId }, n) => {
      const own = sealed[n]
      return own ? { ...own, caseId } : []
    })
    try {
      await store.write(async (tx) => {
        await tx.digests.insert(digest, leaves)
        await tx.publishJobs.insert({ type: 'digest', place, day }, at)
      })
      return digest
    } catch (error) {
      if (error instanceof Duplicate) return null
      throw error
    }
  }

  async function sealDays(): Promise<Digest[]> {
    const made: Digest[] = []
    const yesterday = addDays(dayAt(now() - graceMs), -1)
    for (const { slug } of facts().places) {
      const last = await store.read.digests.last(slug)
      // Nothing made today can vouch for the past, so the first digest takes in all that was before it.
      let day = last ? addDays(last.day, 1) : yesterday
      for (; day <= yesterday; day = addDays(day, 1)) {
        const digest = await seal(slug, day, startOf(addDays(day, 1)))
        if (digest) made.push(digest)
      }
    }
    if (made.length > 0) deps.publish()
    return made
  }

  /** Makes the digests of all days that have ended and have none: after midnight, and at start for those missed. */
  const catchUp = (): Promise<Digest[]> =>
    (running ??= sealDays().finally(() => {
      running = undefined
    }))

  return {
    catchUp,

    /** Seals today at once, before its end; what moves later today goes into the digest of tomorrow. */
    async sealToday(): Promise<Digest[]> {
      const made = await catchUp()
      const today = dayAt(now())
      for (const { slug } of facts().places) {
        const last = await store.read.digests.last(slug)
        const digest = last && last.day >= today ? null : await seal(slug, today, now() + 1)
        if (digest) made.push(digest)
      }
      if (made.length > 0) deps.publish()
      return made
    },

    /** Months with digests, the newest first. */
    months: (place: string): Promise<string[]> => store.read.digests.months(place),

    newest: (place: string): Promise<Digest | undefined> => store.read.digests.last(place),

    /** A month as it is published; null when it has no digest. */
    async month(place: string, month: string): Promise<DigestMonth | null> {
      const days = await store.read.digests.ofMonth(place, month)
      const [first] = days
      if (!first) return null
      const earlier = await store.read.digests.before(place, first.day)
      return {
        format: monthFormat,
        place,
        month,
        before: earlier?.root ?? firstRoot(sha256, place),
        days: days.map(({ day, tree, root, at }) => ({
          day,
          tree,
          root,
          made: new Date(at).toISOString(),
        })),
      }
    },

    /** Every day that has a public digest. */
    published: (): Promise<{ place: string; day: string }[]> => store.read.digests.published(),
  }
}
export type DigestsUse = ReturnType<typeof createDigests>
