import type { Day } from '#rules/clocks/day.ts'
import type { Item } from '#rules/content/item.ts'
import type { Announcement, Official } from '#rules/content/official.ts'
import type { Assignment, Place } from '#rules/content/place.ts'
import { stands } from './difference.ts'
import { announcedId, announcedRow, templatesOf, type Whose } from './exercise.ts'

type Input = {
  place: Place
  items: ReadonlyMap<string, Item>
  /** The list as it will be; rows get the assignments under which they are exercised. */
  after: Map<string, Official>
  touched: Map<string, Official>
  whose: Whose
  announcement: Announcement
  from: Day
  today: Day
}
type Powers = {
  revisions: { kind: 'assignment'; id: string; payload: Assignment | null }[]
  wholly: string[]
}

/**
 * What an announcement does to who exercises what: announced rows for what it hands down, kept rows for what it takes
 * back. What the law gives to the township itself (statutory) no announcement touches.
 */
export const assignmentRevisions = (input: Input): Powers => {
  const { place, items, after, touched, announcement, from, today } = input
  const rows = new Map(place.assignments.flatMap((row) => (row.id ? [[row.id, row] as const] : [])))
  const paper = { id: announcement.document, from, today }
  const statutory = new Set(
    place.assignments.filter((r) => r.standing === 'statutory').flatMap((r) => r.items),
  )
  const nobody: string[] = []

  const handDown = (row: Official): void => {
    const item = row.item === undefined ? undefined : items.get(row.item)
    const named = item ?? { id: row.id, field: row.field ?? '', kind: row.kind }
    if (statutory.has(named.id)) return
    const templates = templatesOf(place, named, from, input.whose)
    if (templates.length === 0) nobody.push(row.name)
    const ids = templates.map((template) => {
      const id = announcedId(template, paper.id)
      if (!rows.has(id)) rows.set(id, announcedRow(template, [], paper))
      return id
    })
    const placed = { ...row, assignments: ids }
    after.set(row.id, placed)
    touched.set(row.id, placed)
  }
  for (const row of touched.values())
    if (stands(row) && row.announcement.document === paper.id) handDown(row)

  const lists = new Map<string, string[]>()
  for (const row of [...(place.official ?? []), ...after.values()])
    for (const id of row.assignments ?? []) lists.set(id, [])
  for (const row of after.values())
    if (stands(row) && row.item !== undefined)
      for (const id of row.assignments ?? []) lists.get(id)?.push(row.item)
  for (const [id, list] of lists) {
    const row = rows.get(id)
    if (row) rows.set(id, { ...row, items: [...new Set(list)].toSorted() })
  }

  // An item stands in one row of an area: an older row that named it by itself lets it go.
  for (const [id, list] of lists) {
    const own = new Set(list)
    const area = rows.get(id)?.area
    for (const [other, row] of rows)
      if (
        !lists.has(other) &&
        row.area === area &&
        row.standing !== 'statutory' &&
        row.items.some((i) => own.has(i))
      )
        rows.set(other, { ...row, items: row.items.filter((i) => !own.has(i)) })
  }

  const standing = new Set([...after.values()].filter(stands).map((row) => row.item))
  for (const row of touched.values()) {
    const item = row.item
    if (stands(row) || item === undefined || standing.has(item)) continue
    for (const id of row.assignments ?? []) keep(rows, id, item, paper)
  }

  // A row that only the list has names its assignment, which must be there though it names no item.
  const used = new Set([...after.values()].filter(stands).flatMap((row) => row.assignments ?? []))
  const before = new Map(place.assignments.map((row) => [row.id, row]))
  return {
    revisions: [...rows].flatMap(([id, row]) => {
      const empty = row.items.length === 0 && row.fields.length === 0 && !used.has(id)
      const old = before.get(id)
      if (empty ? !old : old && JSON.stringify(old) === JSON.stringify(row)) return []
      return [{ kind: 'assignment' as const, id, payload: empty ? null : row }]
    }),
    wholly: nobody.length
      ? [`有 ${nobody.length} 项不知道由谁承接（如“${nobody[0]}”），请写明承接的机构`]
      : [],
  }
}

/** Taken back: from now on the department that kept supervision exercises it again. */
const keep = (
  rows: Map<string, Assignment>,
  id: string,
  item: string,
  paper: { id: string; from: Day; today: Day },
): void => {
  const was = rows.get(id)
  if (!was?.department) return
  const kept = `kept--${id}`.slice(0, 120)
  const row = rows.get(kept) ?? {
    id: kept,
    fields: [],
    items: [],
    area: was.area,
    owner: was.department,
    mode: 'retained' as const,
    standing: 'retained' as const,
    covers: [],
    chosenFrom: [],
    announcement: paper.id,
    from: paper.from,
    source: { document: paper.id, seen: paper.today },
  }
  rows.set(kept, { ...row, items: [...new Set([...row.items, item])].toSorted() })
}
