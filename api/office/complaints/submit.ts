import type { Deps, Intake } from '#api/office/deps.ts'
import { Duplicate } from '#db/errors.ts'
import type { Case } from '#db/cases.ts'
import type { Writer } from '#db/store.ts'
import { canonical, type Json } from '#rules/chain/canonical.ts'
import { noAnswers, type Answers } from '#rules/journey/answers.ts'
import { contactFaults, noContact, type Contact } from '#rules/journey/contact.ts'
import { allFaults } from '#rules/journey/faults.ts'
import { invalid, refusal } from '#rules/refusal.ts'
import { secretGroups } from '#rules/case/secret.ts'
import { draftLife } from '#api/office/visitor-cookies.ts'
import { doorClosed, doorFor, doorText } from './door.ts'
import { hashOf, type DraftKind, type Drafts } from './draft.ts'
import { orFull } from './full.ts'
import { groundOf, placeOf } from './place.ts'
import { newSecret } from './receipt.ts'
import { readText } from './sort.ts'
import { prepare, type Incoming } from './take-in.ts'
import { createTurns } from './turns.ts'

export const draftExpired = refusal('draft.expired', 410, '填写的内容已经过期')
export const keyReused = refusal('idempotency.reused', 422, '这个幂等键用过了')

export type Sent = {
  id: string
  number: string
  secret: bigint
  again: boolean
  /** The case as it was written; absent where it had been sent before. */
  stored?: Case
}
type Told = Pick<Incoming, 'channel' | 'answers' | 'contact' | 'by'> &
  Partial<Pick<Incoming, 'foreignId' | 'files' | 'talk' | 'consent'>>
const tries = 4

export function createSubmit(deps: Deps, drafts: Drafts) {
  const { store, keys, now } = deps
  const inTurn = createTurns()

  /** Checks a whole story; throws invalid with the fields, or the closed door. */
  function admitted(slug: string, { answers, contact }: Pick<Told, 'answers' | 'contact'>) {
    const place = placeOf(deps, slug)
    const faults = [
      ...allFaults(answers, groundOf(deps, place)),
      ...contactFaults(contact, answers.nameMode).map((f) => ({
        ...f,
        pointer: `/contact${f.pointer}`,
      })),
    ]
    if (faults.length > 0) throw invalid('有几处需要改一下，写好的都还在', faults)
    const ground = readText(deps, place, answers.story)
    const door = doorFor(deps, place, answers, ground)
    if (door.kind === 'closed') throw doorClosed(doorText(place, door))
    return { place, door, ground }
  }

  /**
   * One case for one ticket, in one write; the same ticket again gives the same receipt, another content under it is
   * refused. The number is drawn anew in the rare event that it is taken.
   */
  async function once(
    slug: string,
    told: Told,
    ticket: string | null,
    fingerprint: string,
    more: (tx: Writer, c: Case) => Promise<unknown> = async () => undefined,
  ): Promise<Sent> {
    const secret = newSecret(keys, ticket)
    const key = ticket === null ? null : hashOf(`submit:${ticket}`)
    const anew = () => prepare(deps, { files: [], ...told, ...admitted(slug, told), secret })
    for (let left = tries; ; left -= 1) {
      const ready = await inTurn(anew)
      try {
        return await orFull(() =>
          store.write(async (tx): Promise<Sent> => {
            const { id, number } = ready
            if (key !== null) {
              const times = { at: now(), expiresAt: now() + draftLife }
              const row = { key, fingerprint, response: { id, number }, ...times }
              const earlier = await tx.idempotency.claim(row)
              if (earlier) return repeated(earlier, fingerprint, secret)
            }
            const stored = await ready.write(tx)
            await more(tx, stored)
            return { id, number, secret, again: false, stored }
          }),
        )
      } catch (error) {
        if (!(error instanceof Duplicate) || error.key !== 'cases_number' || left <= 1) throw error
      }
    }
  }

  return {
    /** Sends what a draft holds. Draft and files go over to the case in the write that makes it. */
    async sendDraft(
      kind: DraftKind,
      slug: string,
      cookie: string | null,
      contact: Contact,
    ): Promise<Sent> {
      const held = await drafts.open(kind, slug, cookie)
      if (!held.row) {
        const earlier =
          cookie === null
            ? undefined
            : await store.read.idempotency.find(hashOf(`submit:${cookie}`))
        if (cookie !== null && earlier && earlier.expiresAt > now())
          return repeated(earlier, kind, newSecret(keys, cookie))
        throw draftExpired(
          '填了一半的内容只保留24小时，现在已经按规定删除，没有提交。请重新填一次，或者打 12345',
        )
      }
      const told: Told = {
        channel: kind,
        answers: held.data.answers,
        contact: held.data.answers.nameMode === 'anonymous' ? noContact : contact,
        by: { role: 'citizen' },
        files: held.files,
        ...('turns' in held.data ? { talk: held.data.turns } : {}),
      }
      return once(slug, told, held.id, kind, async (tx, c) => {
        await tx.files.adopt(held.hash, c.id)
        await tx.drafts.remove(held.hash)
      })
    },

    /** Sends what came whole: by the API, or from the page for anonymous clues. `ticket` makes a repeat harmless. */
    sendWhole: (
      slug: string,
      told: Omit<Told, 'by' | 'files' | 'talk'>,
      ticket: string | null,
      more?: (tx: Writer, c: Case) => Promise<unknown>,
    ): Promise<Sent> =>
      once(
        slug,
        { ...told, by: { role: 'citizen' } },
        ticket,
        keys.hmac('submit', canonical({ slug, ...told } as Json)),
        more,
      ),

    /** What comes by telephone or over the counter, typed by a clerk (S1-26). */
    intake: (async ({ place, channel, answers, contact, by, consent }) => {
      const actor = { role: 'staff', id: by.id, body: by.body, as: by.role } as const
      const whole: Answers = {
        ...noAnswers,
        ...answers,
        area: answers.area || 'unsure',
        time: answers.time || 'unsure',
      }
      const told = { channel, answers: whole, contact, by: actor, ...(consent ? { consent } : {}) }
      const sent = await once(place, told, null, '')
      return { id: sent.id, number: sent.number, secret: secretGroups(sent.secret) }
    }) satisfies Intake,
  }
}
export type Submit = ReturnType<typeof createSubmit>

function repeated(
  earlier: { fingerprint: string; response: Json },
  fingerprint: string,
  secret: bigint,
): Sent {
  if (earlier.fingerprint !== fingerprint)
    throw keyReused('同一个幂等键提交了不同的内容；换一个键再提交，前一次的没有受影响')
  const { id, number } = earlier.response as { id: string; number: string }
  return { id, number, secret, again: true }
}
