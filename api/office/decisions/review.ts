import type { Deps } from '#api/office/deps.ts'
import { reviewPoints, type Dossier, type ReviewPoint } from '#rules/decisions/dossier.ts'
import { conflict, forbidden } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { audited, may, own, sameHands } from './own.ts'

/** What others than the author say: the legal review, and the county's word on what was quarantined. */
export const createReview = (deps: Deps) => {
  const { store, now } = deps
  return {
    /** The legal review by another person than the author, also of another body (S1-15, S2-11b). */
    async review(
      by: StaffMember,
      id: string,
      points: readonly ReviewPoint[],
      opinion: string,
    ): Promise<boolean> {
      may(by, 'decision.review')
      return store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'draft' || !row.dossier)
          throw conflict('只有本站录入、还没有公开的决定要审核')
        if (row.enteredBy === by.id) throw sameHands('承办人不能审核自己的案件')
        const all = Object.keys(reviewPoints) as ReviewPoint[]
        const found = Object.fromEntries(all.map((p) => [p, points.includes(p)])) as Record<
          ReviewPoint,
          boolean
        >
        const passed = all.every((p) => found[p])
        const review = { by: by.id, body: by.body, at: now(), points: found, opinion, passed }
        await tx.decisions.update(row.id, row.version, {
          dossier: { ...(row.dossier as Dossier), review },
        })
        await audited(tx, by, 'decision.review', id, now())
        return passed
      })
    },

    /** The county's word on what was quarantined: taken for a mistake of the file, or kept out for good (S0-12). */
    async settleQuarantine(
      by: StaffMember,
      id: string,
      outcome: 'draft' | 'void',
      why: string,
    ): Promise<void> {
      may(by, 'decision.quarantine')
      const keeper = deps.facts().places.find((p) => p.slug === by.place)?.reserved?.to
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'quarantined') throw conflict('这份决定不在隔离中')
        if (row.enteredBy === by.id) throw sameHands('导入的人不能自己核查')
        if (keeper && row.body !== null && row.body === by.body && by.body !== keeper)
          throw forbidden('要由县级或者监督机构核查，作出决定的单位不能自己核查')
        await tx.decisions.update(row.id, row.version, {
          status: outcome === 'draft' ? 'draft' : 'withheld',
          withheld: outcome === 'draft' ? null : 'reserved',
          settledBy: outcome === 'draft' ? null : by.id,
          settledAt: outcome === 'draft' ? null : now(),
          raw: { quarantine: { by: by.id, at: now(), outcome, why } },
        })
        await audited(tx, by, 'decision.quarantine', id, now())
      })
    },
  }
}
