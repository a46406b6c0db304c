import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { homeArea } from '#rules/place/name.ts'
import { itemsOf } from '#rules/search/cards.ts'

/** Of one field: what the source declares, what is compiled here, what was compared with an announced list. */
export type Counts = { declared: number | null; compiled: number; verified: number }

const isVerified = (place: Place, item: Item, day: string): boolean =>
  assignmentOf(place, item, homeArea(place)?.id ?? '', day)?.standing === 'announced'

/** The counts of every field that the source declares or that has items here, in the order of the fields. */
export const countsOf = (facts: Facts, place: Place, day: string): Map<string, Counts> => {
  const items = itemsOf(facts, place, day)
  const rows = facts.fields.map((field): [string, Counts] => {
    const own = items.filter((item) => item.field === field.id)
    return [
      field.id,
      {
        declared: place.declared.find((row) => row.field === field.id)?.count ?? null,
        compiled: own.length,
        verified: own.filter((item) => isVerified(place, item, day)).length,
      },
    ]
  })
  return new Map(rows.filter(([, row]) => row.declared !== null || row.compiled > 0))
}

/** The sum over fields; declared stays null where the source declares nothing. */
export const sumOf = (rows: Iterable<Counts>): Counts => {
  const sum: Counts = { declared: null, compiled: 0, verified: 0 }
  for (const row of rows) {
    if (row.declared !== null) sum.declared = (sum.declared ?? 0) + row.declared
    sum.compiled += row.compiled
    sum.verified += row.verified
  }
  return sum
}

/** The sentence of counts that never lets compiled items look like announced ones. */
export const sayCounts = ({ declared, compiled, verified }: Counts): string =>
  [
    declared === null ? '方案附件没有列这个领域' : `方案附件列 ${declared} 项`,
    `本站依法梳理 ${compiled} 项${verified < compiled ? '（尚未与公告核对）' : ''}`,
    `已核对 ${verified} 项`,
  ].join(' · ')
