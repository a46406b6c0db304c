import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { answeredThemselves, oneCause } from '#rules/case/cause.ts'
import { holesIn } from '#rules/letters/answer.ts'
import { invalid, Refusal } from '#rules/refusal.ts'
import { answerText, type AnswerResult } from '#rules/staff/boxes.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { withoutIdentity } from '#rules/staff/sight.ts'
import type { Acts } from './act.ts'
import { identityOf } from './identity.ts'
import { lineFor } from './inbox.ts'
import { possible } from './possible.ts'
import { caseFor } from './scope.ts'

export type SameAnswer = { ids: readonly string[]; result: AnswerResult; text: string }

const notOne = '这几件不是同一件事：要么已经并案，要么是同一区域的同一个事项，才能用同一段话答复'
const names = '里面有来件人的姓名、电话或者邮箱；几个人会看到同一段话，请去掉'

/** One answer for the cases of one cause: looked at before, then told to each of their citizens, each in its own chain. */
export const createSameAnswer = (deps: Deps, acts: Pick<Acts, 'answer'>) => {
  const opened = async (by: StaffMember, ids: readonly string[]): Promise<Case[]> => {
    const found = await Promise.all(
      [...new Set(ids)].map((id) => caseFor(deps, deps.store.read, by, id).catch(() => null)),
    )
    return found.filter((c) => c !== null)
  }
  const canAnswer = (by: StaffMember, c: Case): boolean =>
    c.audience === null && possible(by, c, deps.now()).has('answer')

  /** Refuses what may not go to several people; gives the cases that are answered themselves. */
  async function checked(by: StaffMember, { ids, text }: SameAnswer): Promise<Case[]> {
    const cases = await opened(by, ids)
    if (!oneCause(cases)) throw invalid(notOne)
    const wrong = (detail: string) => invalid('答复要改一下', [{ pointer: '/text', detail }])
    const holes = holesIn(text)
    if (holes.length > 0) throw wrong(`还没有补完：${holes.join('、')}`)
    for (const c of cases)
      if (withoutIdentity(text, Object.values(identityOf(deps.keys, c))) !== text)
        throw wrong(names)
    return answeredThemselves(cases)
  }

  return {
    /** The chosen cases as the preview shows them; what this person may not open is not among them. */
    async together(by: StaffMember, ids: readonly string[]) {
      const cases = await opened(by, ids)
      const own = new Set(answeredThemselves(cases).map((c) => c.id))
      return {
        /** Why one text may not go to them all; null when it may. */
        fault: oneCause(cases) ? null : notOne,
        lines: cases.map((c) => ({
          ...lineFor(deps, by)(c),
          how: !own.has(c.id)
            ? ('main' as const)
            : canAnswer(by, c)
              ? ('answer' as const)
              : ('no' as const),
        })),
      }
    },

    /** What each citizen would read; writes nothing. Throws what the sending would. */
    async previewSame(by: StaffMember, input: SameAnswer): Promise<string> {
      await checked(by, input)
      return answerText(input.result, input.text)
    },

    /** Answers each; a case that is refused keeps no other back. */
    async answerSame(by: StaffMember, input: SameAnswer) {
      const done: string[] = []
      const not: { number: string; why: string }[] = []
      for (const c of await checked(by, input))
        try {
          done.push((await acts.answer(by, { id: c.id }, input.result, input.text)).number)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          not.push({ number: c.number, why: error.message })
        }
      return { done, not }
    },
  }
}
