import { randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { record } from '#db/casework.ts'
import type { Request } from '#db/requests.ts'
import { proposalTargetNames, type ProposalTarget } from '#rules/case/kinds.ts'
import { dayAt, daysBetween } from '#rules/clocks/day.ts'
import { conflict, forbidden, invalid, notFound } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'
import { withoutIdentity } from '#rules/staff/sight.ts'
import { identityOf } from './identity.ts'
import { groundOf, placeOf } from './scope.ts'
import { actorOf, type Step, type Target } from './step.ts'

export type ProposalInput = { target: ProposalTarget; item: string; text: string }
export type ProposalAnswer = { adopt: boolean; text: string }

const most = 200
const may = (by: StaffMember, verb: Verb): void => {
  if (!allows(by.role, verb)) throw forbidden('您的岗位不能做这一步')
}

/** Changes of an item or of a checklist that a case showed to be due; who keeps the catalogue answers each (S4-8). */
export function createProposals(deps: Deps, act: Step) {
  const { store, now } = deps
  const titleOf = (id: string | null): string | null =>
    deps.facts().items.find((i) => i.id === id)?.title ?? null

  /** One proposal as the editor reads it: nothing of who complained. */
  const shown = ({ request: r, case: c }: { request: Request; case: Case }) => {
    const { item = null } = (r.evidence ?? {}) as { item?: string | null }
    return {
      id: r.id,
      number: c.number,
      item,
      title: titleOf(item),
      from: r.fromBody,
      text: withoutIdentity(r.text, Object.values(identityOf(deps.keys, c))),
      at: r.at,
      age: daysBetween(dayAt(r.at), dayAt(now())),
      outcome: r.outcome,
      answer: r.answer,
      answeredAt: r.answeredAt,
    }
  }

  return {
    /** Proposes from a case, with the reason; the case itself goes on as it was. */
    propose: (by: StaffMember, at: Target, { target, item, text }: ProposalInput) => {
      const request = randomUUID()
      const meant: { item: string | null } = { item: null }
      return act(
        by,
        at,
        'case.propose',
        (c) => {
          if (item && titleOf(item) === null)
            throw invalid('目录里没有这个事项', [
              { pointer: '/item', detail: '请写目录里的事项编号，或者留空' },
            ])
          meant.item = item || c.itemId
          if (target === 'item' && meant.item === null)
            throw invalid('请写是哪一个事项', [
              { pointer: '/item', detail: '这件工单没有对应到事项，请写事项编号' },
            ])
          const { firstResponder: to } = placeOf(deps, c.place)
          const said = text.trim() ? `${proposalTargetNames[target]}：${text}` : ''
          return { do: 'request', request, kind: 'proposal', to, toName: '目录管理', text: said }
        },
        (tx) => tx.requests.attach(request, { letterSerial: null, evidence: meant }),
      )
    },

    /** All proposals of the place, those without an answer first. */
    async proposals(by: StaffMember) {
      may(by, 'catalogue.see')
      const rows = (await store.read.requests.ofKind(by.place, 'proposal', most)).map(shown)
      return {
        open: rows.filter((r) => r.outcome === null),
        settled: rows.filter((r) => r.outcome !== null),
      }
    },

    /** Takes a proposal up or not, with words that whoever proposed it reads on the case. */
    settleProposal: (by: StaffMember, id: string, { adopt, text }: ProposalAnswer): Promise<Case> =>
      store.write(async (tx) => {
        may(by, 'catalogue.edit')
        const r = await tx.requests.byId(id)
        const c = r && (await tx.cases.byId(r.caseId))
        if (!r || !c || c.place !== by.place || r.kind !== 'proposal')
          throw notFound('没有这条建议')
        if (r.outcome !== null) throw conflict('这条建议已经答复过了')
        const action = {
          do: 'answerRequest',
          request: r.id,
          kind: r.kind,
          to: r.toBody,
          from: r.fromBody,
          outcome: adopt ? 'done' : 'refused',
          text,
        } as const
        const actor = await actorOf(deps, tx, by, c, undefined)
        return record(tx, c, action, actor, now(), groundOf(deps, c.place))
      }),
  }
}
export type Proposal = Awaited<
  ReturnType<ReturnType<typeof createProposals>['proposals']>
>['open'][number]
