import { clueKindNames, type ClueKind, type Wish } from '../case/kinds.ts'
import type { Body, Place } from '../content/place.ts'
import { blame } from '../route/safety.ts'

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

/** A body whose name here only tells the way: «镇政府对面». */
const landmark =
  /^(的)?(大门|门口|门前|院子|大院|大楼|办公楼|宿舍)?(旁边|旁|对面|附近|后面|后门|后边|前面|隔壁|楼下|东侧|西侧|南侧|北侧|东边|西边|南边|北边|门口|门前|往[东西南北]|到[^，。]{1,12}(路|街|段)|斜对|一带|周边)/

/** A body that is only called upon: «请镇政府来管», «尊敬的镇政府：». */
const calledUpon = /(请|恳请|请求|希望|盼望|盼|麻烦|建议由|尊敬的|敬爱的)$/

/** A 镇人民政府 is also written 镇政府; a body that stands for many departments has no name of its own. */
const namesOf = (body: Body): string[] =>
  body.perField || body.kind === 'police'
    ? []
    : [body.name, ...body.aliases].flatMap((name) => [
        ...new Set([name, name.replace('人民政府', '政府')]),
      ])

/** Named otherwise than as a landmark or an address; beside a reproach every name counts. */
const namesInPlain = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (
      blame.test(text) ||
      (!landmark.test(text.slice(at + name.length, at + name.length + 24)) &&
        !calledUpon.test(text.slice(Math.max(0, at - 4), at)))
    )
      return true
  return false
}

/** The bodies of a place that a text speaks of; blanks between the signs do not hide one. */
export const bodiesIn = (text: string, bodies: readonly Body[]): string[] => {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  return bodies
    .filter((b) => namesOf(b).some((name) => namesInPlain(plain, name)))
    .map((b) => b.name)
}

export const officersIn = (text: string, officers: Place['officers']): boolean => {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  return officers.some((o) => o.name.length > 1 && plain.includes(o.name.replace(/\s+/g, '')))
}

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
  return place.supervisor
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
