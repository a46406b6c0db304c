import { type Day, holdsOn } from '#rules/clocks/day.ts'
import type { Item } from '#rules/content/item.ts'
import type { Assignment, Place } from '#rules/content/place.ts'
import { covers, type Named, narrowness } from '#rules/place/assignment.ts'
import { homeArea } from '#rules/place/name.ts'

/** Where an import says that its list holds and who exercises it; without a word the place's own rows tell. */
export type Whose = { area?: string | undefined; owner?: string | undefined }

const handed = (row: Assignment): boolean => row.mode === 'empowered' || row.mode === 'entrusted'

/**
 * The rows of a place whose power an announced item makes certain: of each area the narrowest that hands the item
 * down. Where none names its field, the only body of an area that has powers handed down; where there is none at all,
 * the body that the editor chose. Empty = nobody is known, and the editor must say.
 */
export const templatesOf = (
  place: Pick<Place, 'areas' | 'bodies' | 'assignments' | 'level'>,
  item: Named & Pick<Item, 'kind'>,
  on: Day,
  { area, owner }: Whose,
): Assignment[] => {
  const rows = place.assignments.filter(
    (row) =>
      handed(row) &&
      holdsOn(row, on) &&
      (area === undefined || row.area === area) &&
      (owner === undefined || row.owner === owner),
  )
  const best = new Map<string, Assignment>()
  for (const row of rows) {
    const known = best.get(row.area)
    const narrow = narrowness(row, item)
    if (narrow > 0 && covers(row, item.kind) && (!known || narrow > narrowness(known, item)))
      best.set(row.area, row)
  }
  if (best.size > 0) return [...best.values()]
  const only = new Map<string, Assignment | null>()
  for (const row of rows) {
    const known = only.get(row.area)
    only.set(row.area, known === undefined || known?.owner === row.owner ? row : null)
  }
  const found = [...only.values()].filter((row) => row !== null)
  if (found.length > 0) return found
  const body = place.bodies.find((b) => b.id === owner)
  const home = area ?? homeArea(place)?.id
  if (!body || home === undefined) return []
  return [
    {
      id: `handed-${body.id}`,
      fields: [],
      items: [],
      area: home,
      owner: body.id,
      inNameOf: body.actsAs,
      mode: 'empowered',
      standing: 'in_scope',
      covers: [],
      chosenFrom: [],
      source: body.source,
    },
  ]
}

/** The announced twin of a row: the same power in the same area, item by item, under the announcement. */
export const announcedRow = (
  template: Assignment,
  items: readonly string[],
  paper: { id: string; from: Day; today: Day },
): Assignment => ({
  ...template,
  id: announcedId(template, paper.id),
  fields: [],
  items: [...items],
  covers: [],
  standing: 'announced',
  announcement: paper.id,
  from: paper.from,
  source: { document: paper.id, seen: paper.today },
})

export const announcedId = (template: Assignment, document: string): string =>
  `${template.id ?? template.owner}--${document}`.slice(0, 120)
