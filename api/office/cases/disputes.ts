import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { Writer } from '#db/store.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { settledKey, type Settled } from '#rules/content/settled.ts'
import { homeArea } from '#rules/place/name.ts'
import { invalid } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { coordinates, maySettle, nameIn, placeOf } from './scope.ts'
import type { Step, Target } from './step.ts'

export type SettleInput = { owner: string; text: string; organ: string; document: string }

/** 管辖争议: negotiate, coordinate, designate (S1-18, S0-15, S4-12). Whoever found it first goes on handling. */
export function createDisputes(deps: Deps, act: Step) {
  /** The end of a dispute about a known item binds routing from today on, by a dated revision in the same write. */
  async function bind(tx: Writer, before: Case, after: Case, input: SettleInput): Promise<void> {
    const area = before.area ?? homeArea(placeOf(deps, before.place))?.id
    if (before.itemId === null || area === undefined || before.dispute === null) return
    const at = deps.now()
    const data: Settled = {
      item: before.itemId,
      area,
      owner: after.owner,
      on: dayAt(at),
      stage: before.dispute,
      text: input.text,
      organ: input.organ || null,
      document: input.document || null,
    }
    await tx.revisions.insert({
      place: before.place,
      kind: 'settled',
      key: settledKey(data),
      validFrom: data.on,
      data,
      at,
      source: input.document || '管辖争议的结果',
      note: '管辖争议定下来',
    })
    await tx.publishJobs.insert({ type: 'facts', place: before.place }, at)
  }

  return {
    dispute: (by: StaffMember, at: Target, parties: readonly string[], grounds: string) =>
      act(by, at, 'case.dispute', (c) => {
        for (const body of parties) nameIn(deps, c, body, '/with')
        return { do: 'dispute', with: parties, grounds }
      }),

    raise: (by: StaffMember, at: Target, grounds: string) =>
      act(by, at, 'case.dispute', () => ({ do: 'raiseDispute', grounds })),

    /** The result: by the owner after negotiation, by the ladder after that; a designation with organ and document. */
    async settle(by: StaffMember, at: Target, input: SettleInput): Promise<Case> {
      const { owner, text, organ, document } = input
      const done = await act(
        by,
        at,
        'case.settle',
        async (c, tx) => {
          const ownerName = nameIn(deps, c, owner, '/owner')
          if (placeOf(deps, c.place).bodies.find((b) => b.id === owner)?.kind === 'leading_group')
            throw invalid('请选能办理的单位', [
              { pointer: '/owner', detail: '领导小组只协调，不承办，请选承办单位' },
            ])
          const theirs = !coordinates(deps, c.place, by) && (await maySettle(deps, tx, by, c))
          if (theirs && !(organ.trim() && document.trim()))
            throw invalid('协调、指定的机关在这里没有账号，请照它的文书补录', [
              { pointer: '/document', detail: '请写明文书的名称和文号，以及作出的机关' },
            ])
          return { do: 'settleDispute', owner, ownerName, text, organ, document }
        },
        (tx, before, after) => bind(tx, before, after, input),
      )
      await deps.refreshFacts()
      deps.publish()
      return done
    },
  }
}
