import type { Deps } from '#api/office/deps.ts'
import type { CaseEvent } from '#db/events.ts'
import type { CaseKind } from '#rules/case/kinds.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { draftAnswer } from '#rules/letters/answer.ts'
import { dayWords, type LetterValues } from '#rules/letters/template.ts'
import { notFound } from '#rules/refusal.ts'
import type { AnswerResult } from '#rules/staff/boxes.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { withoutIdentity } from '#rules/staff/sight.ts'
import { identityOf } from './identity.ts'
import { caseFor, deskOf, nameIn } from './scope.ts'

/** The last words of a case under a key of one kind of its events; null when there are none, or once erased. */
export const lastSaid = (
  events: readonly CaseEvent[],
  verb: string,
  key: string,
): string | null => {
  const payload = events.findLast((e) => e.verb === verb)?.payload
  const value =
    payload && typeof payload === 'object' && key in payload ? payload[key as never] : null
  return typeof value === 'string' ? value : null
}

/** The articles that penalise, or else all, as the case keeps them from its own day (DESIGN §5). */
const cited = (basis: readonly { law: string; article: string; role: string }[]): string | null => {
  const penalising = basis.filter((b) => b.role === 'penalises')
  const used = penalising.length > 0 ? penalising : basis
  return used.map((b) => `《${b.law}》${b.article}`).join('、') || null
}

/**
 * 起草答复: fills the box of the answer from the item, the finding and the remedies of a case. It writes nothing and
 * sends nothing; what it makes is read and changed by a person first.
 */
export const createDraftAnswer = (deps: Deps) => ({
  async draftAnswer(by: StaffMember, id: string, result: AnswerResult): Promise<string> {
    const c = await caseFor(deps, deps.store.read, by, id)
    const desk = deskOf(deps.store.read, by)
    const [events, filings] = await Promise.all([desk.events.of(c.id), desk.filings.of(c.id)])
    const { item } = c.snapshot
    const said = (verb: string, key: string): string => lastSaid(events, verb, key) ?? ''
    const checked = said('checked', 'on')
    const values: LetterValues = {
      number: c.number,
      receivedOn: dayWords(dayAt(c.receivedAt)),
      title: item?.title ?? null,
      law: item ? cited(item.basis) : null,
      owner: nameIn(deps, c, c.owner, ''),
      checkedOn: checked && dayWords(checked),
      finding: said('found', 'text'),
      filing: filings.at(-1)?.number ?? null,
      to: said('transferred', 'toName'),
      grounds: said('transferred', 'grounds'),
    }
    const kind = c.kind as CaseKind
    const text = draftAnswer(deps.facts().answers ?? [], { result, kind }, values)
    if (text === null) throw notFound('这种办理结果还没有草稿，请直接写')
    return withoutIdentity(text, Object.values(identityOf(deps.keys, c)))
  },
})
