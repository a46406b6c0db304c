import type { Case } from '#db/cases.ts'
import type { Action, ActionName, CaseCore, Paper } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { Refusal } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'

/** What the citizen or a rule does has no button at the desk. */
type DeskAction = Exclude<
  ActionName,
  | 'reply'
  | 'withdraw'
  | 'rate'
  | 'dissatisfied'
  | 'lapseTransfer'
  | 'succeed'
  | 'lapseRequest'
  | 'answerRequest'
>

/** The permission behind each step of the desk. */
export const verbOf: Record<DeskAction, Verb> = {
  accept: 'case.accept',
  assign: 'case.assign',
  ask: 'case.ask',
  transfer: 'case.transfer',
  receiveTransfer: 'case.receive',
  returnTransfer: 'case.return',
  recallTransfer: 'case.transfer',
  answer: 'case.answer',
  close: 'case.close',
  note: 'case.note',
  reopen: 'case.reopen',
  extend: 'case.extend',
  urge: 'case.urge',
  check: 'case.check',
  find: 'case.find',
  file: 'case.file',
  decide: 'case.file',
  dispute: 'case.dispute',
  raiseDispute: 'case.dispute',
  settleDispute: 'case.settle',
  request: 'case.request',
  markCrime: 'case.request',
  measure: 'case.check',
  merge: 'case.merge',
}

const word = '·'
const twoOfficers = ['1', '2'].map((certificate) => ({ name: word, certificate }))
const named = { body: word, name: word }
const trials: Record<DeskAction, Action> = {
  accept: { do: 'accept' },
  assign: { do: 'assign', to: word },
  ask: { do: 'ask', text: word },
  transfer: { do: 'transfer', to: word, toName: word, grounds: word, handling: word },
  receiveTransfer: { do: 'receiveTransfer' },
  returnTransfer: { do: 'returnTransfer', grounds: word, proposal: word },
  recallTransfer: { do: 'recallTransfer', grounds: word },
  answer: { do: 'answer', text: word, finding: 'not_filed', names: named },
  close: { do: 'close', result: word, names: named },
  note: { do: 'note', text: word },
  reopen: { do: 'reopen', reason: word },
  extend: { do: 'extend', reason: word },
  urge: { do: 'urge', text: word },
  check: { do: 'check', officers: twoOfficers, on: word, record: word },
  find: { do: 'find', finding: 'not_filed', text: word },
  file: { do: 'file', filing: word, number: word },
  decide: { do: 'decide', filing: word, decision: word, on: word, register: null },
  dispute: { do: 'dispute', with: [word], grounds: word },
  raiseDispute: { do: 'raiseDispute', grounds: word },
  settleDispute: {
    do: 'settleDispute',
    owner: word,
    ownerName: word,
    text: word,
    organ: word,
    document: word,
  },
  request: { do: 'request', request: word, kind: 'assistance', to: word, toName: word, text: word },
  markCrime: { do: 'markCrime', request: word, mark: 'received', text: word, on: word },
  measure: { do: 'measure', mark: 'seized', text: word, on: word, time: '' },
  merge: { do: 'merge', into: word, number: word },
}

/**
 * The steps that this person may take on this case now. It asks the one state machine by trying each, so that the
 * buttons of the page can never know better than the rules; `paper` asks what may be recorded for another body.
 */
export function possible(
  by: StaffMember,
  c: Case,
  at: number,
  { coordinates = false, paper }: { coordinates?: boolean; paper?: Paper | undefined } = {},
): Set<ActionName> {
  const core: CaseCore = {
    ...c,
    status: c.status as CaseCore['status'],
    kind: c.kind as CaseCore['kind'],
  }
  const actor = {
    role: 'staff',
    id: by.id,
    body: by.body,
    as: by.role,
    coordinates,
    paper,
  } as const
  const names = Object.keys(trials) as DeskAction[]
  return new Set(
    names.filter((name) => {
      const verb: Verb = c.audience === null ? verbOf[name] : 'restricted.handle'
      if (!allows(by.role, verb) || (c.audience !== null && name === 'assign')) return false
      return !(step(core, trials[name], actor, at) instanceof Refusal)
    }),
  )
}
