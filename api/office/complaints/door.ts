import type { Deps } from '#api/office/deps.ts'
import type { Hotline, Special } from '#rules/content/common.ts'
import type { Place } from '#rules/content/place.ts'
import type { Answers } from '#rules/journey/answers.ts'
import { doorOf, doorReasonText, levelAbove, type Door } from '#rules/journey/door.ts'
import { officersIn } from '#rules/place/accused.ts'
import { refusal } from '#rules/refusal.ts'
import { bodyOf } from '#rules/place/body.ts'
import { readText, specialsOf } from './sort.ts'

/** The text is not taken here; it has been kept nowhere. */
export const doorClosed = refusal('door.closed', 422, '这件事不能在这里收')

export const disciplineLine = '12388'

/** The door for these answers; asked before anything of them is stored. */
export const doorFor = (
  deps: Deps,
  place: Place,
  a: Pick<Answers, 'story' | 'wish' | 'clue'>,
  ground = readText(deps, place, a.story),
): Door =>
  doorOf(
    {
      wish: a.wish,
      clue: a.clue,
      text: a.story,
      discipline: specialsOf(deps, place, a.story, ground).some((s) => s.kind === 'discipline'),
    },
    place,
  )

/** What is said at a door that is not open; '' at an open one. */
export function doorText(place: Place, door: Door): string {
  if (door.kind === 'open') return ''
  const why = door.why.map(doorReasonText).join('；')
  return door.kind === 'restricted'
    ? `${why}。这样的件不进普通收件箱，只有${bodyOf(place, door.audience).name}的监督人员能打开，被反映的单位和个人看不到。`
    : `${why}。为了不让被反映的单位和个人看到，这里不收，也没有保存您写的内容。请打${disciplineLine}，或者写信给${levelAbove(place)}。如果只是提到地点或者别的单位，把机关的名称改成地名以后可以继续。`
}

/** What to do first when somebody is in danger, with the numbers of content/; null when nobody is. */
export function emergencyFor(
  deps: Deps,
  place: Place,
  story: string,
): { special: Special; hotlines: Hotline[] } | null {
  const special = specialsOf(deps, place, story).find((s) => s.kind === 'emergency')
  if (!special) return null
  const { hotlines } = deps.facts()
  return {
    special,
    hotlines: special.hotlines.flatMap((n) => hotlines.find((h) => h.number === n) ?? []),
  }
}

/** Whether a message on a running case would have to go to another door: nobody it accuses may read it. */
export const accuses = (deps: Deps, place: Place, text: string): boolean =>
  officersIn(text, place.officers) ||
  specialsOf(deps, place, text).some((s) => s.kind === 'discipline')
