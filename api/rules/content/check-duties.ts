import { type Finding, findingAt, type Origin, repeated } from './finding.ts'
import type { Duty } from './duty.ts'
import type { Place } from './place.ts'

const keyOf = (row: unknown): string | undefined => {
  if (typeof row !== 'object' || row === null) return undefined
  for (const key of ['id', 'field', 'certificate'])
    if (key in row) return String(Reflect.get(row, key))
  return undefined
}

/**
 * What stands in a place under a pointer such as `documents/fangan/status` or `place/gate`: list, id of the row, key.
 * Undefined when nothing stands there, and for an empty list.
 */
export const pointed = (place: Place, pointer: string): unknown => {
  const [head = '', ...rest] = pointer.split('/')
  let at: unknown = head === 'place' ? place : Reflect.get(place, head)
  for (const part of rest) {
    if (Array.isArray(at)) at = at.find((row) => keyOf(row) === part) ?? at[Number(part)]
    else at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined
  }
  return Array.isArray(at) && at.length === 0 ? undefined : at
}

/** The duty checklist of a place: each pointer leads to something that is there, and no duty stands twice. */
export const checkDuties = (duties: readonly Duty[], place: Place, origin: Origin): Finding[] => {
  const at = findingAt(origin)
  return [
    ...repeated(duties, (d) => d.duty).map((d) => at(d, 'duty', `“${d.duty}”重复`)),
    ...duties.flatMap((d) =>
      d.at.flatMap((pointer, i) =>
        pointed(place, pointer) === undefined ? [at(d, `at[${i}]`, `资料里没有“${pointer}”`)] : [],
      ),
    ),
  ]
}
