import { covers, narrowness } from '#rules/place/assignment.ts'
import { type Finding, findingAt, type Origin } from './finding.ts'
import { itemKinds } from './item.ts'
import type { Assignment, Place } from './place.ts'

type Span = { from: string; to: string }
const always: Span = { from: '0000-01-01', to: '9999-12-31' }

/** The days on which a row can be active; undefined = never (an entrustment without an agreement). */
const span = (row: Assignment): Span | undefined => {
  if (row.mode === 'entrusted' && !row.agreement) return undefined
  const later = (a = always.from, b = always.from) => (a > b ? a : b)
  const earlier = (a = always.to, b = always.to) => (a < b ? a : b)
  const paper = row.mode === 'entrusted' ? row.agreement : undefined
  const from = later(row.from, paper?.from)
  const to = earlier(row.to, paper?.to)
  return from <= to ? { from, to } : undefined
}

const meet = (a: Assignment, b: Assignment): boolean => {
  const [x, y] = [span(a), span(b)]
  return Boolean(x && y && x.from <= y.to && y.from <= x.to)
}

/** What both rows name with the same narrowness; the first such item or field. */
const clash = (a: Assignment, b: Assignment): string | undefined =>
  a.items.find((id) => b.items.includes(id)) ?? a.fields.find((id) => b.fields.includes(id))

/**
 * Two active owners of one item in one area are 多头管, and an error (S1-10); a matter without an owner anywhere in the
 * place is 三不管, and one too. A narrower row beats a wider one, so only equals can clash.
 */
export const checkOwners = (
  place: Pick<Place, 'areas' | 'assignments'>,
  origin: Origin,
): Finding[] => {
  const at = findingAt(origin)
  const rows = place.assignments
  const clashes = rows.flatMap((row, i) =>
    rows.slice(0, i).flatMap((other) => {
      if (row.area !== other.area || !meet(row, other)) return []
      if (!itemKinds.some((kind) => covers(row, kind) && covers(other, kind))) return []
      const shared = clash(row, other)
      if (!shared) return []
      const { path } = origin(other)
      return [
        row.owner === other.owner
          ? at(row, '', `“${shared}”已经写在 ${path} 里了`)
          : at(
              row,
              'owner',
              `“${shared}”在这里同时有两个行使主体：“${row.owner}”和 ${path} 的“${other.owner}”`,
            ),
      ]
    }),
  )
  const root = place.areas.find((a) => !a.parent)
  const nobody = { id: '', field: '' }
  const fallback = rows.some(
    (row) =>
      row.area === root?.id &&
      narrowness(row, nobody) === 1 &&
      row.covers.length === 0 &&
      !row.from &&
      !row.to &&
      row.mode !== 'entrusted',
  )
  const first = rows[0]
  return !first || fallback
    ? clashes
    : [...clashes, at(first, '', "全辖区要有一行 fields: ['*'] 的长期兜底，否则有的事没有人管")]
}
