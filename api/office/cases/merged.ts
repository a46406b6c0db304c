import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { record } from '#db/casework.ts'
import type { Writer } from '#db/store.ts'
import { withoutIdentity } from '#rules/staff/sight.ts'
import { identityOf } from './identity.ts'
import { groundOf } from './scope.ts'

const waiting = ['received', 'accepted', 'waiting_citizen']

/**
 * 并案: what the main case came to is told to every case merged into it, in the same write. A withdrawn main case has
 * no answer of its own, so its result is told when it is closed. Nobody reads who else complained.
 */
export async function tellMerged(
  deps: Deps,
  tx: Writer,
  before: Case,
  after: Case,
  result: string,
): Promise<void> {
  const ended = after.status === 'answered' || (before.status === 'withdrawn' && after.closedAt)
  if (!ended) return
  const known = Object.values(identityOf(deps.keys, after))
  const text = `您反映的事和另一件合并办理，结果如下。\n${withoutIdentity(result, known)}`
  for (const child of await tx.cases.mergedInto(after.id)) {
    if (!waiting.includes(child.status)) continue
    const answer = { do: 'answer', text } as const
    await record(tx, child, answer, { role: 'system' }, deps.now(), groundOf(deps, child.place))
  }
}
