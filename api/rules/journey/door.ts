import { clueKindNames, type ClueKind, type Wish } from '../case/kinds.ts'
import type { Place } from '../content/place.ts'
import { bodiesIn, officersIn } from '../place/accused.ts'

/** Why a text goes to the safer door (on-the-page 6). */
export type DoorReason =
  | { by: 'wish' }
  | { by: 'discipline' }
  | { by: 'clue'; clue: ClueKind }
  | { by: 'body'; name: string }
  | { by: 'officer' }

/**
 * `open`: the ordinary inbox. `restricted`: only supervisors of `audience` know that it exists. `closed`: nobody here
 * may take it, so nothing is stored, and the page shows 12388 and the level above.
 */
export type Door =
  | { kind: 'open' }
  | { kind: 'restricted'; audience: string; why: DoorReason[] }
  | { kind: 'closed'; why: DoorReason[] }

export type AtTheDoor = {
  wish: Wish | ''
  clue: ClueKind | ''
  text: string
  /** The text was classed `discipline`. */
  discipline: boolean
}

type Ground = Pick<Place, 'bodies' | 'officers' | 'supervisor'>

/** Approval or fines instead of supervision can only be said of an office; 三不管 and 多头管 are gaps, not accusations. */
const accusing: readonly ClueKind[] = ['permit_instead', 'fine_instead']

/** Which door a text goes through, and why. Pure; the caller must not store a text before it has asked. */
export function doorOf(at: AtTheDoor, place: Ground): Door {
  const why: DoorReason[] = []
  if (at.wish === 'conduct') why.push({ by: 'wish' })
  if (at.discipline) why.push({ by: 'discipline' })
  if (at.wish === 'clue' && at.clue !== '' && accusing.includes(at.clue))
    why.push({ by: 'clue', clue: at.clue })
  for (const name of bodiesIn(at.text, place.bodies)) why.push({ by: 'body', name })
  if (officersIn(at.text, place.officers)) why.push({ by: 'officer' })
  if (why.length === 0) return { kind: 'open' }
  const watch = place.bodies.find((b) => b.id === place.supervisor)
  // 处罚法 75: never to whom it concerns; what accuses the supervisor itself is for the level above.
  const own = why.some((r) => r.by === 'body' && r.name === watch?.name)
  return place.supervisor && !own
    ? { kind: 'restricted', audience: place.supervisor, why }
    : { kind: 'closed', why }
}

/** A reason in words for the citizen; the name of an officer is never said back. */
export function doorReasonText(reason: DoorReason): string {
  switch (reason.by) {
    case 'wish':
      return '您要反映的是工作人员或者执法方式'
    case 'discipline':
      return '您写的内容看起来是反映工作人员违纪或者乱作为'
    case 'clue':
      return `“${clueKindNames[reason.clue]}”说的是机关怎样管事`
    case 'body':
      return `您写到了“${reason.name}”`
    case 'officer':
      return '您写到了本辖区的执法人员'
  }
}

/** The level above the bodies of a place, by name; «上一级机关» when the source names none. */
export const levelAbove = (place: Pick<Place, 'bodies' | 'reviewBody'>): string =>
  place.bodies.find((b) => b.kind === 'government')?.name ?? place.reviewBody ?? '上一级机关'
