import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import type { Case } from '#db/cases.ts'
import { record } from '#db/casework.ts'
import type { Writer } from '#db/store.ts'
import type { Action, Actor, Paper } from '#rules/case/action.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { conflict, forbidden, invalid, refusal } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'
import { caseFor, groundOf, maySettle, onPaperOnly } from './scope.ts'

export const hasAccounts = refusal('case.has_accounts', 409, '这个单位自己有账号')

/** What a body without an account did on paper; its name follows from the step. */
export type OnPaper = Omit<Paper, 'body'>
/** A case as the person last saw it: `version` refuses a step over somebody else's. */
export type Target = { id: string; version?: number | undefined; paper?: OnPaper | undefined }

/** The next serial of the letters of a place, as `2026-17`; without gaps, for its row is locked until the write ends. */
export async function letterSerial(deps: Deps, tx: Writer, place: string): Promise<string> {
  const year = dayAt(deps.now()).slice(0, 4)
  return `${year}-${await tx.serials.next(`letter:${place}:${year}`)}`
}

/** Refuses a day, or a time of it, that has not come yet: nothing is on record before it has happened. */
export function notAhead(
  now: number,
  { on, time = '' }: { on: string; time?: string | undefined },
  pointer = time ? '/time' : '/on',
): void {
  if (Date.parse(`${on}T${time || '00:00'}:00+08:00`) > now)
    throw invalid('这个时间还没有到', [{ pointer, detail: '请写已经过去的时间' }])
}

/** Who acts, as the state machine sees it; `paper` only for a body that has nobody to sign in. */
export async function actorOf(
  deps: Deps,
  tx: Writer,
  by: StaffMember,
  c: Case,
  paper: Paper | undefined,
): Promise<Actor> {
  if (paper && !(await onPaperOnly(tx, c.place, paper.body)))
    throw hasAccounts('这个单位有自己的账号，请由它自己在系统里办')
  if (paper) notAhead(deps.now(), paper, '/paperOn')
  return {
    role: 'staff',
    id: by.id,
    body: by.body,
    as: by.role,
    coordinates: await maySettle(deps, tx, by, c),
    paper,
  }
}

/**
 * Makes the one way in which the desk does a step: sight, permission, version, the state machine, and whatever belongs
 * to the step in the same write (DESIGN §4).
 */
export function createStep(deps: Deps) {
  const { store, now } = deps

  /** Does one step. `more` runs in the same write, so that a letter or a copy can never stand without its step. */
  return (
    by: StaffMember,
    { id, version, paper }: Target,
    verb: Verb,
    actionOf: (c: Case, tx: Writer) => Action | Promise<Action>,
    more: (tx: Writer, before: Case, after: Case) => Promise<void> = async () => {},
  ): Promise<Case> =>
    store.write(async (tx) => {
      const c = await caseFor(deps, tx, by, id)
      const needed: Verb = c.audience === null ? verb : 'restricted.handle'
      if (!allows(by.role, needed)) throw forbidden('您的岗位不能做这一步')
      if (version !== undefined && version !== c.version)
        throw conflict('别人刚刚办过这件工单，请看过最新的情况再做；您写的都还在')
      const acting = ['case.receive', 'case.return'].includes(verb) ? c.pendingTo : c.owner
      const actor = await actorOf(
        deps,
        tx,
        by,
        c,
        paper && acting !== null ? { ...paper, body: acting } : undefined,
      )
      const action = await actionOf(c, tx)
      const after = await record(tx, c, action, actor, now(), groundOf(deps, c.place))
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
}
export type Step = ReturnType<typeof createStep>
