import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { Facts } from '#rules/content/facts.ts'
import { forbidden, invalid } from '#rules/refusal.ts'
import { itemsOf } from '#rules/search/cards.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { placeOf } from './scope.ts'
import type { Step, Target } from './step.ts'

/** What a person of the desk says a case is about: a candidate, another item by number or name, or a field alone. */
export const matter = {
  item: z.string().max(40).default(''),
  other: z.string().trim().max(80, '事项的编号或名称最多 80 个字').default(''),
  field: z.string().max(40).default(''),
}
export type MatterInput = { item: string; other: string; field: string }

type Matter = { itemId: string | null; field: string; name: string }

const noItem = (detail: string, pointer = '/other') =>
  invalid('没有认出是哪一项', [{ pointer, detail }])

/** Items that a clerk may mean by a number or by words of the name. */
const named = (items: Facts['items'], words: string): Facts['items'] => {
  const exact = items.filter((i) => i.id === words || i.title === words || i.name === words)
  return exact.length > 0
    ? exact
    : items.filter((i) => i.title.includes(words) || i.name.includes(words))
}

/** Throws where nothing was chosen, or words that fit no item or several. */
function matterOf(deps: Deps, c: Case, { item, other, field }: MatterInput): Matter {
  const facts = deps.facts()
  const items = itemsOf(facts, placeOf(deps, c.place))
  const words = other || item
  if (words) {
    const found = named(items, words)
    const [one] = found
    if (!one) throw noItem('目录里没有这个编号或名称；没有合适的事项，可以只选领域')
    if (found.length > 1) {
      const some = found.slice(0, 5).map((i) => `${i.title}（${i.id}）`)
      throw noItem(`有 ${found.length} 项名称相近，请写编号：${some.join('、')}`)
    }
    return { itemId: one.id, field: one.field, name: `${one.title}（${one.id}）` }
  }
  const row = facts.fields.find((f) => f.id === field)
  if (!row) throw noItem('请选一个事项，或者写编号、名称，或者只选领域', '/item')
  return { itemId: null, field: row.within ?? row.id, name: `${row.name}，目录里没有这一项` }
}

/**
 * Settles what a case is about: confirms what the program took it for, or puts it right. The words of an ordinary case
 * then teach the classifier; a restricted one teaches nothing (on-the-page 6). It stands in the chain as a note.
 */
export const createMatter = (deps: Deps, act: Step) => ({
  async settleMatter(by: StaffMember, at: Target, input: MatterInput): Promise<string> {
    let found: Matter | undefined
    await act(
      by,
      at,
      'case.accept',
      (c) => {
        if (c.audience !== null) throw forbidden('受限件不用来训练')
        found = matterOf(deps, c, input)
        return { do: 'note', text: `认定事项：${found.name}` }
      },
      async (tx, before) => {
        if (!found) return
        const known = await tx.labelled.of(before.id)
        await tx.labelled.keep({
          caseId: before.id,
          place: before.place,
          field: found.field,
          itemId: found.itemId,
          guess: known ? known.guess : before.itemId,
          staffId: by.id,
          at: deps.now(),
        })
      },
    )
    return found?.name ?? ''
  },
})
