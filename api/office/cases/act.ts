import type { Deps } from '#api/office/deps.ts'
import { caseNotNow } from '#rules/case/guard.ts'
import { invalid } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { holesIn } from '#rules/letters/answer.ts'
import { answerText, findingBy, type AnswerResult } from '#rules/staff/boxes.ts'
import { tellDepartment } from './copy.ts'
import { drawAuto } from './draw.ts'
import { tellMerged } from './merged.ts'
import { mayHold, namedIn, nameIn, placeOf } from './scope.ts'
import { letterSerial, type Step, type Target } from './step.ts'

export type TransferInput = { to: string; grounds: string; handling: string; evidence: string[] }

/** The everyday steps of a case by the desk: taking on, asking, transferring, answering, closing. */
export function createActs(deps: Deps, act: Step) {
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
        const fits = person && person.place === c.place && mayHold(by, person)
        if (!fits || c.audience !== null)
          throw invalid('不能转给这个人', [
            { pointer: '/to', detail: '请从本单位办件的人员里选一个' },
          ])
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
          const toName = nameIn(deps, c, to, '/to')
          return { do: 'transfer', to, toName, grounds, handling }
        },
        async (tx, before) => {
          const serial = await letterSerial(deps, tx, before.place)
          const open = (await tx.transfers.of(before.id)).find((t) => t.status === 'pending')
          if (open) await tx.transfers.attach(open.id, { letterSerial: serial, evidence })
          await drawAuto(deps, tx, by, before, {
            kind: 'transfer',
            serial,
            to,
            grounds,
            handling,
            evidence,
          })
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

    recall: (by: StaffMember, at: Target, grounds: string) =>
      act(by, at, 'case.transfer', () => ({ do: 'recallTransfer', grounds })),

    /** `names`: the body that a clue belongs to. Cases merged into this one are told in the same write. */
    answer: (by: StaffMember, at: Target, result: AnswerResult, text: string, names = '') =>
      act(
        by,
        at,
        'case.answer',
        (c) => {
          const holes = holesIn(text)
          if (holes.length > 0)
            throw invalid('草稿里还有没补完的地方', [
              { pointer: '/text', detail: `还没有补完：${holes.join('、')}` },
            ])
          // There is no bare decline: what another body must act on goes there with its transfer (S1-25).
          const due = c.kind === 'report' ? c.snapshot.owner : null
          const here = placeOf(deps, c.place).bodies.some((b) => b.id === due?.body)
          if (result === 'otherwise' && c.finding === null && here && due && due.body !== c.owner)
            throw caseNotNow(
              `这件事归${due.name}管，请用“移送”交过去，不要让来件人自己另找；程序判断错了的，先认定是哪一项`,
            )
          const finding = findingBy(result, c)
          return {
            do: 'answer',
            text: text.trim() ? answerText(result, text) : '',
            ...(finding ? { finding } : {}),
            ...namedIn(deps, c, names),
          }
        },
        (tx, before, after) => tellMerged(deps, tx, before, after, answerText(result, text)),
      ),

    close: (by: StaffMember, at: Target, result: string, names = '') =>
      act(
        by,
        at,
        'case.close',
        (c) => ({
          do: 'close',
          ...(result.trim() ? { result } : {}),
          ...namedIn(deps, c, names),
        }),
        (tx, before, after) => tellMerged(deps, tx, before, after, result),
      ),

    reopen: (by: StaffMember, at: Target, reason: string) =>
      act(by, at, 'case.reopen', () => ({ do: 'reopen', reason })),
  }
}
export type Acts = ReturnType<typeof createActs>
