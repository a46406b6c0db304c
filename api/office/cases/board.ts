import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { boardOf, type BoardCase, type BoardRow } from '#rules/case/board.ts'

const most = 1000
const ended = ['answered', 'closed']

/** The public 三不管 board of a place, from clues and disputes as they stand now; restricted cases are never in it. */
export const createBoard = ({ store, facts, now }: Deps) => ({
  async board(slug: string): Promise<BoardRow[]> {
    const place = facts().places.find((p) => p.slug === slug)
    if (!place) return []
    const [clues, disputes] = await Promise.all([
      store.read.cases.clues(slug, ['nobody', 'many'], most),
      store.read.disputes.list(slug, false, most),
    ])
    const head = (c: Case) => ({
      item: c.itemId,
      title: c.snapshot.item?.title ?? null,
      area: c.area,
      owner: c.owner,
    })
    // The end of a dispute names the owner, though the case itself goes on until it is answered.
    const settled = new Map(disputes.map(({ dispute: d }) => [d.caseId, d.settledAt]))
    const endOf = (c: Case): number | null =>
      ended.includes(c.status)
        ? (c.answeredAt ?? c.closedAt)
        : c.namedOwner === null
          ? null
          : (settled.get(c.id) ?? c.receivedAt)
    const rows: BoardCase[] = [
      ...clues.map((c) => ({
        ...head(c),
        what: c.clueKind === 'many' ? ('many' as const) : ('nobody' as const),
        since: c.receivedAt,
        endedAt: endOf(c),
        named: c.namedOwner,
      })),
      ...disputes.map(({ dispute: d, case: c }) => ({
        ...head(c),
        what: 'dispute' as const,
        since: d.openedAt,
        endedAt: d.settledAt,
        named: d.owner,
      })),
    ]
    return boardOf(rows, place.areas, now())
  },
})
