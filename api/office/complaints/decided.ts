import type { Deps } from '#api/office/deps.ts'
import type { Desk } from '#db/store.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { onDisplay } from '#rules/decisions/display.ts'

export type Decided = { number: string; id: string }

/** The decisions that the penalty cases of one report ended in, as far as the public may read them. */
export async function decided(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  desk: Pick<Desk, 'filings'>,
  caseId: string,
): Promise<Decided[]> {
  const rows = await Promise.all(
    (await desk.filings.of(caseId)).map((f) =>
      f.decisionId === null ? undefined : store.read.decisions.byId(f.decisionId),
    ),
  )
  return rows
    .filter((d) => d !== undefined)
    .filter((d) => onDisplay(d, dayAt(now())))
    .map(({ id, number }) => ({ id, number }))
}
