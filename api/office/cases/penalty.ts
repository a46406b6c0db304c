import type { Deps } from '#api/office/deps.ts'
import type { PenaltyKind } from '#rules/content/item.ts'
import { notItsOwn, whoDecides } from '#rules/place/reserved.ts'
import { conflict } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { caseFor, placeOf } from './scope.ts'

export type PenaltyAnswer = {
  own: PenaltyKind[]
  above: PenaltyKind[]
  review: PenaltyKind[]
  police: PenaltyKind[]
  /** What the form of the transfer is filled with when the penalty is not ours to decide. */
  draft: { to: string; grounds: string } | null
}

/**
 * Which of the intended penalties may be decided here (S0-12). One that the place reserves blocks a decision and makes
 * the draft of a transfer; where the list gives no number («较大数额»), the legal reviewer has to say.
 */
export const createPenaltyCheck = (deps: Deps) => ({
  async penalty(
    by: StaffMember,
    id: string,
    kinds: readonly PenaltyKind[],
  ): Promise<PenaltyAnswer> {
    const c = await caseFor(deps, deps.store.read, by, id)
    if (c.audience !== null) throw conflict('受限件不在这里拟处罚')
    const place = placeOf(deps, c.place)
    const theirs = new Set(notItsOwn(place, c.owner, kinds))
    const of = (who: ReturnType<typeof whoDecides>) =>
      kinds.filter((k) => whoDecides(place, k) === who)
    const [police, review] = [of('police'), of('review')]
    const above = of('above').filter((k) => theirs.has(k))
    const own = kinds.filter((k) => !theirs.has(k) && !review.includes(k))
    const police0 = place.bodies.find((b) => b.kind === 'police')
    const to = above.length ? place.reserved?.to : police.length ? police0?.id : undefined
    return {
      own,
      above,
      review,
      police,
      draft: to
        ? {
            to,
            grounds: `拟作出的处罚（${[...above, ...police].join('、')}）不由本单位决定，依规定移送`,
          }
        : null,
    }
  },
})
