import type { Deps } from '#api/office/deps.ts'
import type { Decision } from '#db/decisions.ts'
import { contentIn } from '#rules/decisions/content.ts'
import type { Dossier } from '#rules/decisions/dossier.ts'
import { reviewDueFor } from '#rules/decisions/gates.ts'
import { itemsOf } from '#rules/decisions/link.ts'
import { publicDecision } from '#rules/decisions/public.ts'
import { readNumber } from '#rules/decisions/values.ts'
import { propose, shownParty } from '#rules/redact/propose.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { reportOf } from './behind.ts'
import { audited, may, own } from './own.ts'
import type { Pending } from './correct.ts'
import { gapsIn, minorIn, proposalOf, proposerOf, textsOf } from './settle.ts'

const most = 500

/** What the public would read after a correction. */
function shownAfter(row: Decision, pending: Pending) {
  const next = { ...row, ...pending.content }
  const proposal = { ...proposalOf(row), keep: [] }
  const party = shownParty({ ...next, impersonal: proposal.impersonal })
  return publicDecision({ ...next, shown: null, partyShown: party }, proposal)
}

/** The office's side of the register: what waits, for whom, and one decision inside and out. */
export const createDesk = (deps: Deps) => {
  const { store } = deps
  const byStatus = (by: StaffMember, status: Decision['status']): Promise<Decision[]> => {
    may(by, 'decision.see')
    return store.read.decisions.byStatus(by.place, status, most)
  }
  return {
    drafts: async (by: StaffMember) => byStatus(by, 'draft'),
    released: async (by: StaffMember) => byStatus(by, 'released'),
    quarantined: async (by: StaffMember) => byStatus(by, 'quarantined'),
    withheld: async (by: StaffMember) => byStatus(by, 'withheld'),
    toWithdraw: async (by: StaffMember): Promise<Decision[]> => {
      may(by, 'decision.see')
      return store.read.decisions.toWithdraw(by.place)
    },
    /** Decisions of the place under a document number as people type it, whatever became of them. */
    find: async (by: StaffMember, typed: string): Promise<Decision[]> => {
      may(by, 'decision.see')
      const { number } = readNumber(typed)
      if (!number) return []
      return (await store.read.decisions.byNumbers([number])).filter((d) => d.place === by.place)
    },
    corrections: async (by: StaffMember): Promise<Decision[]> => {
      may(by, 'decision.see')
      return store.read.decisions.corrections(by.place, most)
    },
    imports: async (by: StaffMember) => {
      may(by, 'decision.see')
      return (await store.read.imports.list(by.place, 20)).filter((i) => i.kind === 'decisions')
    },

    /** One decision as it stands inside, beside what the public would read under the proposal. */
    async inside(by: StaffMember, id: string) {
      may(by, 'decision.see')
      const row = own(by, await store.read.decisions.byId(id))
      await store.write((tx) => audited(tx, by, 'decision.see', row.id, deps.now()))
      const proposal = proposalOf(row)
      const person = { ...row, impersonal: proposal.impersonal }
      const place = deps.facts().places.find((p) => p.slug === row.place)
      const dossier = row.dossier as Dossier | null
      const pending = row.pending as Pending | null
      return {
        row,
        proposal,
        marks: propose(textsOf(row), person),
        shown:
          row.status === 'draft'
            ? publicDecision({ ...row, partyShown: shownParty(person) }, proposal)
            : publicDecision(row),
        mine: proposerOf(row) === by.id,
        author: row.enteredBy === by.id,
        gaps: row.status === 'draft' ? gapsIn(deps, row) : [],
        minors: minorIn(row),
        dossier,
        reviewDue: dossier && place ? reviewDueFor(place, { ...row, dossier }) : [],
        pending: pending && {
          ...pending,
          mine: pending.by === by.id,
          before: contentIn(row),
          shown: shownAfter(row, pending),
        },
        versions: await store.read.decisions.versions(row.id),
        /** 立案 and report behind it. */
        report: await reportOf(store.read, by, row),
        /** Items whose penalising article the decision cites. */
        candidates: itemsOf(row.basis, deps.facts().items),
      }
    },
  }
}
