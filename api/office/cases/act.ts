import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import type { Case } from '#db/cases.ts'
import { record } from '#db/casework.ts'
import type { Writer } from '#db/store.ts'
import type { Action } from '#rules/case/action.ts'
import { conflict, forbidden, invalid } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'
import { answerText, findingOf, type AnswerResult } from '#rules/staff/boxes.ts'
import { bodyName, bodyOf } from '#rules/place/body.ts'
import { tellDepartment } from './copy.ts'
import { caseFor, groundOf, placeOf } from './scope.ts'

/** A case as the person last saw it: `version` refuses a step over somebody else's. */
export type Target = { id: string; version?: number | undefined }
export type TransferInput = { to: string; grounds: string; handling: string; evidence: string[] }

/** Every step of a case by the desk. One write each: the state machine's step, and what belongs to it (DESIGN §4). */
export function createActs(deps: Deps) {
  const { store, now } = deps

  /** Does one step. `more` runs in the same write, so that a letter or a copy can never stand without its step. */
  const act = (
    by: StaffMember,
    { id, version }: Target,
    verb: Verb,
    actionOf: (c: Case, tx: Writer) => Action | Promise<Action>,
    more: (tx: Writer, before: Case, after: Case) => Promise<void> = async () => {},
  ): Promise<Case> =>
    store.write(async (tx) => {
      const c = await caseFor(tx, by, id)
      const needed: Verb = c.audience === null ? verb : 'restricted.handle'
      if (!allows(by.role, needed)) throw forbidden('您的岗位不能做这一步')
      if (version !== undefined && version !== c.version)
        throw conflict('别人刚刚办过这件工单，请看过最新的情况再做；您写的都还在')
      const actor = { role: 'staff', id: by.id, body: by.body, as: by.role } as const
      const after = await record(
        tx,
        c,
        await actionOf(c, tx),
        actor,
        now(),
        groundOf(deps, c.place),
      )
      await more(tx, c, after)
      // Casework keeps restricted cases out of the audit; here they stand under a name that only their supervisors read.
      if (c.audience !== null)
        await tx.audit.insert({
          at: now(),
          staffId: by.id,
          verb: needed,
          object: restrictedObject(c.audience, c.id),
          detail: { step: verb },
        })
      return after
    })

  return {
    /** Takes the case on; the department that keeps supervision is told in the same write (S1-20(3)). */
    accept: (by: StaffMember, at: Target) =>
      act(
        by,
        at,
        'case.accept',
        () => ({ do: 'accept' }),
        (tx, _before, after) => tellDepartment(deps, tx, by, after),
      ),

    /** 转办: to a person of the same body, never to an account that cannot open it. */
    assign: (by: StaffMember, at: Target, to: string) =>
      act(by, at, 'case.assign', async (c, tx) => {
        const person = await tx.staff.byId(to)
        const fits =
          person && !person.disabled && person.place === c.place && person.body === by.body
        if (!fits || c.audience !== null)
          throw invalid('不能转给这个人', [{ pointer: '/to', detail: '请从本单位的人员里选一个' }])
        return { do: 'assign', to }
      }),

    note: (by: StaffMember, at: Target, text: string) =>
      act(by, at, 'case.note', () => ({ do: 'note', text })),

    ask: (by: StaffMember, at: Target, text: string) =>
      act(by, at, 'case.ask', () => ({ do: 'ask', text })),

    /** 移送: letter with its own serial, evidence list, and the notice to the citizen, all in one write (S1-25, S0-13). */
    transfer: (by: StaffMember, at: Target, { to, grounds, handling, evidence }: TransferInput) =>
      act(
        by,
        at,
        'case.transfer',
        (c) => {
          const place = placeOf(deps, c.place)
          if (!place.bodies.some((b) => b.id === to))
            throw invalid('请选择接收单位', [{ pointer: '/to', detail: '请从列表里选接收单位' }])
          const field = deps.facts().items.find((i) => i.id === c.itemId)?.field
          const fieldName = deps.facts().fields.find((f) => f.id === field)?.name
          const toName = bodyName(bodyOf(place, to), fieldName ?? '业务')
          return { do: 'transfer', to, toName, grounds, handling }
        },
        async (tx, before) => {
          const year = new Date(now() + 8 * 3_600_000).getUTCFullYear()
          const serial = await tx.serials.next(`letter:${before.place}:${year}`)
          const open = (await tx.transfers.of(before.id)).find((t) => t.status === 'pending')
          if (open)
            await tx.transfers.attach(open.id, { letterSerial: `${year}-${serial}`, evidence })
        },
      ),

    receive: (by: StaffMember, at: Target) =>
      act(
        by,
        at,
        'case.receive',
        () => ({ do: 'receiveTransfer' }),
        (tx, _before, after) => tellDepartment(deps, tx, by, after),
      ),

    giveBack: (by: StaffMember, at: Target, grounds: string, proposal: string) =>
      act(by, at, 'case.return', () => ({ do: 'returnTransfer', grounds, proposal })),

    answer: (by: StaffMember, at: Target, result: AnswerResult, text: string) =>
      act(by, at, 'case.answer', () => ({
        do: 'answer',
        text: text.trim() ? answerText(result, text) : '',
        ...(findingOf[result] ? { finding: findingOf[result] } : {}),
      })),

    close: (by: StaffMember, at: Target, result: string) =>
      act(by, at, 'case.close', () => ({ do: 'close', ...(result.trim() ? { result } : {}) })),

    reopen: (by: StaffMember, at: Target, reason: string) =>
      act(by, at, 'case.reopen', () => ({ do: 'reopen', reason })),
  }
}
export type Acts = ReturnType<typeof createActs>
