import type { Case } from '#db/cases.ts'
import type { Action, ActionName, CaseCore } from '#rules/case/action.ts'
import { step } from '#rules/case/lifecycle.ts'
import { Refusal } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'

type DeskAction = Exclude<ActionName, 'reply' | 'withdraw'>

/** The permission behind each step of the desk. */
export const verbOf: Record<DeskAction, Verb> = {
  accept: 'case.accept',
  assign: 'case.assign',
  ask: 'case.ask',
  transfer: 'case.transfer',
  receiveTransfer: 'case.receive',
  returnTransfer: 'case.return',
  answer: 'case.answer',
  close: 'case.close',
  note: 'case.note',
  reopen: 'case.reopen',
}

const word = '·'
const trials: Record<DeskAction, Action> = {
  accept: { do: 'accept' },
  assign: { do: 'assign', to: word },
  ask: { do: 'ask', text: word },
  transfer: { do: 'transfer', to: word, toName: word, grounds: word, handling: word },
  receiveTransfer: { do: 'receiveTransfer' },
  returnTransfer: { do: 'returnTransfer', grounds: word, proposal: word },
  answer: { do: 'answer', text: word },
  close: { do: 'close', result: word },
  note: { do: 'note', text: word },
  reopen: { do: 'reopen', reason: word },
}

/**
 * The steps that this person may take on this case now. It asks the one state machine by trying each, so that the
 * buttons of the page can never know better than the rules.
 */
export function possible(by: StaffMember, c: Case, at: number): Set<ActionName> {
  const core: CaseCore = { ...c, status: c.status as CaseCore['status'] }
  const actor = { role: 'staff', id: by.id, body: by.body, as: by.role } as const
  const names = Object.keys(trials) as DeskAction[]
  return new Set(
    names.filter((name) => {
      const verb: Verb = c.audience === null ? verbOf[name] : 'restricted.handle'
      if (!allows(by.role, verb) || (c.audience !== null && name === 'assign')) return false
      return !(step(core, trials[name], actor, at) instanceof Refusal)
    }),
  )
}
