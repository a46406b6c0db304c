import type { Item, PenaltyKind } from '#rules/content/item.ts'
import type { Assignment, Body, Place } from '#rules/content/place.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { bodyName, homeArea } from '#rules/place/name.ts'

export const standingNames: Record<Assignment['standing'], string> = {
  announced: '已公布划给本地',
  in_scope: '领域已划给本地，这一项待核对',
  statutory: '法律直接给乡镇的职权',
  retained: '仍由上级部门行使',
}

export const modeNames: Record<Assignment['mode'], string> = {
  statutory: '法定',
  empowered: '赋权',
  entrusted: '委托',
  retained: '保留',
}

/** Who exercises an item here: the row, the body that acts and the one in whose name, by their shown names. */
export type Exercise = {
  row: Assignment | undefined
  owner: Body | undefined
  ownerName: string
  inNameOf: string
  department: string
}

export const exerciseOf = (
  place: Place,
  item: Pick<Item, 'id' | 'field' | 'kind'>,
  field: string,
  day: string,
): Exercise => {
  const row = assignmentOf(place, item, homeArea(place)?.id ?? '', day)
  const named = (id: string | undefined): Body | undefined => place.bodies.find((b) => b.id === id)
  const say = (id: string | undefined): string => {
    const body = named(id)
    return body ? bodyName(body, field) : ''
  }
  return {
    row,
    owner: named(row?.owner),
    ownerName: say(row?.owner),
    inNameOf: say(row?.inNameOf ?? row?.owner),
    department: say(row?.department),
  }
}

/** What the standing of an assignment means for the reader (places.md); none of them sends anybody away. */
export const sayStanding = (place: Place, exercise: Exercise): string => {
  const here = homeArea(place)?.name ?? place.name
  const county = place.areas.find((area) => area.level === 'county')?.name ?? place.county ?? '县'
  const kept = `您照样可以向${here}反映：${here}首问收下，该移送的替您移送。`
  switch (exercise.row?.standing) {
    case 'announced':
      return `已公布由${exercise.inNameOf}行使${exercise.row.announcement ? `（${exercise.row.announcement}）` : ''}。`
    case 'in_scope':
      return `这类事项划给${here}，这一项是否在内以${county.slice(-1)}政府公告为准；由${here}首问受理，不会因此推走您。`
    case 'statutory':
      return `法律直接规定由${exercise.inNameOf}行使，不需要另外划转。`
    case 'retained':
      return `没有划给${here}，由${exercise.ownerName}行使。${kept}`
    default:
      return `本站资料里没有写明由谁行使。${kept}`
  }
}

/** The penalty kinds of an item that stay with the county, and those that a legal reviewer must place first (S0-12). */
export const reservedOf = (
  place: Place,
  kinds: readonly PenaltyKind[],
): { kept: PenaltyKind[]; review: string[] } => ({
  kept: kinds.filter((kind) => place.reserved?.kinds.includes(kind)),
  review: (place.reserved?.needsReview ?? [])
    .filter((row) => kinds.includes(row.kind))
    .map((row) => row.wording),
})

/** 行政拘留 is never the township's: the page says where it goes (处罚法 18). */
export const sayKind = (kind: PenaltyKind): string =>
  kind === '行政拘留' ? '移送公安机关（可能行政拘留）' : kind
