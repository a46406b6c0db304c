import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import type { Plea } from '#db/decision-pleas.ts'
import { canonicalSecret, parseSecret, secretFrom, secretGroups } from '#rules/case/secret.ts'
import { dayAt } from '#rules/clocks/day.ts'
import {
  pleaOutcomes,
  type PleaKind,
  type PleaOutcome,
  type PleaState,
} from '#rules/decisions/plea.ts'
import { conflict, notFound, refusal } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { audited, may, own } from './own.ts'
import { takeDown } from './settle.ts'

export const unanswerable = refusal('decision.plea', 409, '现在还不能这样答复')
const mostOpen = 500
const mostOfOne = 20

/** What who asked reads again with number and secret. */
export type PleaShown = {
  number: string
  kind: PleaKind
  status: PleaState
  at: number
  text: string
  answer: string | null
  answeredAt: number | null
  decision: string
}

const hashOf = (secret: bigint): string =>
  createHash('sha256')
    .update(`plea ${canonicalSecret(secret)}`)
    .digest('hex')
const contactAt = (id: string): string => `plea:${id}:contact`

/** Errors, 信用修复, early ends and objections: reported, verified by one person, answered with reasons (S1-12). */
export const createPleas = (deps: Deps) => {
  const { store, now } = deps

  const insert = async (
    place: string,
    decisionId: string,
    kind: PleaKind,
    text: string,
    contact: string,
  ): Promise<{ number: string; secret: string }> => {
    const id = randomUUID()
    const secret = secretFrom(randomBytes(12))
    const at = now()
    const number = await store.write(async (tx) => {
      const waiting = (await tx.pleas.of(decisionId)).filter((p) => p.status !== 'answered')
      if (waiting.length >= mostOfOne)
        throw conflict('这份决定已经有很多申请在核实，请过几天再来，或者打决定书上的电话')
      const month = dayAt(at).slice(0, 7).replace('-', '')
      const serial = await tx.serials.next(`plea:${month}`)
      const made = `J${month}${String(serial).padStart(5, '0')}`
      await tx.pleas.insert({
        id,
        number: made,
        secretHash: hashOf(secret),
        place,
        decisionId,
        kind,
        text,
        contactEnc: contact ? deps.keys.seal(contact, contactAt(id)) : null,
        at,
        status: 'open',
        version: 1,
      })
      return made
    })
    return { number, secret: secretGroups(secret) }
  }
  const held = async (by: StaffMember, id: string): Promise<Plea> => {
    may(by, 'decision.plea')
    const plea = await store.read.pleas.byId(id)
    if (!plea || plea.place !== by.place) throw notFound('没有这份申请')
    return plea
  }

  return {
    /** Anybody, about a decision that is public; the answer is read with the number and the secret. */
    async plead(input: { decision: string; kind: PleaKind; text: string; contact: string }) {
      const row = await store.read.decisions.byId(input.decision)
      if (!row || row.status !== 'released') throw notFound('没有这份公开的决定')
      return insert(row.place, row.id, input.kind, input.text, input.contact)
    },

    /** A department asks the higher government to supervise a decision (S1-12); on record with its reason. */
    async supervise(by: StaffMember, id: string, text: string): Promise<void> {
      may(by, 'decision.plea')
      const row = own(by, await store.read.decisions.byId(id))
      await insert(by.place, row.id, 'supervision', text, '')
    },

    async pleaHeld(number: string, typed: string): Promise<PleaShown | null> {
      const secret = parseSecret(typed)
      const plea =
        secret && (await store.read.pleas.held(number.trim().toUpperCase(), hashOf(secret)))
      if (!plea) return null
      return {
        number: plea.number,
        kind: plea.kind as PleaKind,
        status: plea.status as PleaState,
        at: plea.at,
        text: plea.text,
        answer: plea.answer,
        answeredAt: plea.answeredAt,
        decision: plea.decisionId,
      }
    },

    openPleas: async (by: StaffMember): Promise<Plea[]> => {
      may(by, 'decision.see')
      return store.read.pleas.open(by.place, mostOpen)
    },
    pleasOf: async (by: StaffMember, id: string) => {
      may(by, 'decision.see')
      own(by, await store.read.decisions.byId(id))
      return (await store.read.pleas.of(id)).map((plea) => ({
        plea,
        contact: plea.contactEnc ? deps.keys.open(plea.contactEnc, contactAt(plea.id)) : '',
      }))
    },

    /** What the office found out; the answer comes after it. */
    async verify(by: StaffMember, id: string, found: string): Promise<string> {
      const plea = await held(by, id)
      if (plea.status === 'answered') throw conflict('已经答复过了')
      await store.write(async (tx) => {
        await tx.pleas.update(plea.id, plea.version, {
          status: 'verified',
          verified: found,
          verifiedBy: by.id,
          verifiedAt: now(),
        })
        await audited(tx, by, 'decision.plea', plea.decisionId, now())
      })
      return plea.decisionId
    },

    /**
     * Answers what was verified. «Corrected» needs a correction that was confirmed, or one that waits; «ended» ends the
     * display in the same write.
     */
    async answer(by: StaffMember, id: string, outcome: PleaOutcome, why: string): Promise<string> {
      const plea = await held(by, id)
      if (plea.status !== 'verified') throw unanswerable('请先写核实的情况')
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(plea.decisionId))
        const at = now()
        const corrected = (await tx.decisions.versions(row.id)).some((v) => v.at >= plea.at)
        if (outcome === 'corrected' && !corrected)
          throw unanswerable('还没有确认的改正：请先提出改正，由另一个人确认')
        if (outcome === 'withdrawn' && row.status !== 'withdrawn')
          throw unanswerable('这份决定还公开着，请先撤回')
        if (outcome === 'ended' && row.status === 'released')
          await takeDown(tx, row, { status: 'expired', displayUntil: dayAt(at), pending: null }, at)
        await tx.pleas.update(plea.id, plea.version, {
          status: 'answered',
          answer: `${pleaOutcomes[outcome]}：${why}`,
          answeredBy: by.id,
          answeredAt: at,
        })
        await audited(tx, by, 'decision.plea', plea.decisionId, at)
      })
      deps.publish()
      return plea.decisionId
    },
  }
}
