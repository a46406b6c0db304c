import type { Deps } from '#api/office/deps.ts'
import { dayAt, type Day } from '#rules/clocks/day.ts'
import { displayEnd, lastMoment, takeDownClock } from '#rules/decisions/clock.ts'
import type { Proposal } from '#rules/decisions/proposal.ts'
import { markKinds, type MarkKind } from '#rules/redact/mark.ts'
import { residue } from '#rules/redact/propose.ts'
import { conflict, invalid } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { linkFiling } from './filing.ts'
import { audited, may, own, sameHands } from './own.ts'
import { tidy } from './tidy.ts'
import {
  bringOut,
  gapsIn,
  incomplete,
  itemFor,
  proposalOf,
  proposerOf,
  takeDown,
} from './settle.ts'

const atOnce = 200
/** The day for which the publication meters were made. */
const meterDay = 'register:day'

/** How a decision comes out, and goes: each step by another than who wrote what it settles. */
export const createRelease = (deps: Deps) => {
  const { store, now } = deps
  return {
    /** Says whether a draft is to be public, and what is hidden in it; another person confirms. */
    async propose(by: StaffMember, id: string, proposal: Proposal): Promise<void> {
      may(by, 'decision.propose')
      itemFor(deps, proposal.item)
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'draft' && row.status !== 'withheld')
          throw conflict('这份决定已经公开或撤回过了')
        if (
          proposalOf(row).reason === 'minor' &&
          proposal.disclosure === 'public' &&
          !proposal.noMinor
        )
          throw invalid('当事人未成年的不公开', [
            { pointer: '/noMinor', detail: '登记为当事人未成年；不是的，请写明怎样核实' },
          ])
        await tx.decisions.update(row.id, row.version, {
          status: 'draft',
          proposal,
          proposedBy: by.id,
          proposedAt: now(),
          withheld: null,
          settledBy: null,
          settledAt: null,
        })
        await audited(tx, by, 'decision.propose', id, now())
      })
    },

    /**
     * Confirms what is proposed: the draft becomes public, or is withheld for its reason. The person is another than
     * who proposed it (DESIGN §6.4), and what is missing is said (S1-12, S1-15, S1-28).
     */
    async release(by: StaffMember, id: string): Promise<'released' | 'over' | 'withheld'> {
      may(by, 'decision.release')
      const outcome = await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'draft') throw conflict('这份决定已经公开、撤回或者正在县级核查')
        if (proposerOf(row) === by.id)
          throw sameHands('提出公开的人不能自己确认，请另一位信息发布员来核对')
        const proposal = proposalOf(row)
        const at = now()
        const settled = { settledBy: by.id, settledAt: at, proposal, proposedBy: proposerOf(row) }
        await audited(tx, by, 'decision.release', id, at)
        if (proposal.disclosure === 'withheld') {
          await tx.decisions.update(row.id, row.version, {
            ...settled,
            status: 'withheld',
            withheld: proposal.reason,
          })
          await tx.publishJobs.insert({ type: 'meter', place: row.place }, at)
          return 'withheld' as const
        }
        const gaps = gapsIn(deps, row)
        if (gaps.length > 0)
          throw incomplete(
            gaps.map((g) => g.say).join('；'),
            gaps.map((g) => ({ pointer: `/${g.field}`, detail: g.say })),
          )
        const out = await bringOut(
          tx,
          row,
          itemFor(deps, proposal.item),
          {
            ...settled,
            releasedBy: by.id,
            releasedAt: at,
            displayUntil: row.displayUntil ?? displayEnd(deps.facts(), row.place, dayAt(at)),
            filingId: row.filingId ?? (await linkFiling(tx, row)),
          },
          at,
        )
        return out.status === 'released' ? ('released' as const) : ('over' as const)
      })
      deps.publish()
      return outcome
    },

    /** Puts on record that a decision was changed, revoked or found unlawful: withdrawal is due in three working days. */
    async overturned(by: StaffMember, id: string, on: Day): Promise<void> {
      may(by, 'decision.overturn')
      if (on > dayAt(now()))
        throw invalid('日期还没有到', [{ pointer: '/on', detail: '日期还没有到' }])
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'released') throw conflict('只有已经公开的决定才要撤回')
        const clock = takeDownClock(deps.facts(), row.place)
        await tx.decisions.update(row.id, row.version, {
          overturnedOn: on,
          withdrawBy: lastMoment(clock, on, deps.calendar()),
        })
        await audited(tx, by, 'decision.overturn', id, now())
      })
    },

    /** Takes a public decision back: number, organ, dates and the reason stay as a stub (行政处罚法 48). */
    async withdraw(by: StaffMember, id: string, reason: string): Promise<void> {
      may(by, 'decision.withdraw')
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'released') throw conflict('只有已经公开的决定才能撤回')
        if (reason.includes(row.partyName))
          throw invalid('理由会公开，不要写当事人', [
            { pointer: '/reason', detail: '理由里写了当事人的名字，请改掉' },
          ])
        const left = residue([reason], { ...row, impersonal: false })
        if (left.length > 0)
          throw invalid('理由会公开，不要写个人信息', [
            {
              pointer: '/reason',
              detail: `理由里有${left.map((k) => markKinds[k as MarkKind]).join('、')}，请改掉`,
            },
          ])
        const patch = {
          status: 'withdrawn' as const,
          withdrawnAt: now(),
          withdrawReason: reason,
          pending: null,
        }
        await takeDown(tx, row, patch, now())
        await audited(tx, by, 'decision.withdraw', id, now())
      })
      deps.publish()
    },

    /** Ends the display of what has been shown long enough, and reckons the meters anew once a day; returns how many ended. */
    async expire(): Promise<number> {
      let ended = 0
      for (;;) {
        const rows = await store.read.decisions.expired(dayAt(now()), atOnce)
        if (rows.length === 0) break
        for (let from = 0; from < rows.length; from += 20)
          await store.write(async (tx) => {
            for (const row of rows.slice(from, from + 20))
              await takeDown(tx, row, { status: 'expired', pending: null }, now())
          })
        ended += rows.length
      }
      const today = dayAt(now())
      if ((await store.read.meta.get(meterDay)) !== today) {
        await store.write(async (tx) => {
          await tx.meta.set(meterDay, today)
          for (const { slug } of deps.facts().places)
            await tx.publishJobs.insert({ type: 'meter', place: slug }, now())
        })
        deps.publish()
        await tidy(store)
      } else if (ended > 0) deps.publish()
      return ended
    },
  }
}
