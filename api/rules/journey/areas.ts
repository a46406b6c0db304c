import type { Area, Place } from '../content/place.ts'
import { homeArea } from '../place/name.ts'
import { elsewhere, unsure } from './answers.ts'

export type AreaChoice = { value: string; label: string; depth: number }

const linesUp = (areas: readonly Area[], from: Area): Area[] => {
  const line: Area[] = []
  for (
    let at: Area | undefined = from;
    at && !line.includes(at);
    at = areas.find((a) => a.id === at?.parent)
  )
    line.push(at)
  return line
}

/**
 * The area tree as a list to choose from: the place itself with what lies in it, then the rest of what it lies in, then
 * «not here» and «not sure». Nobody has to know where a border runs.
 */
export function areaChoices({ areas, level }: Pick<Place, 'areas' | 'level'>): AreaChoice[] {
  const home = homeArea({ areas, level })
  if (!home) return []
  const inside = (parent: Area, depth: number): AreaChoice[] => [
    { value: parent.id, label: parent.name, depth },
    ...areas.filter((a) => a.parent === parent.id).flatMap((a) => inside(a, depth + 1)),
  ]
  const [, ...above] = linesUp(areas, home)
  const top = above.at(-1) ?? home
  return [
    ...inside(home, 0),
    ...above.map((a) => ({ value: a.id, label: `${a.name}的其他地方`, depth: 0 })),
    { value: elsewhere, label: `不在${top.name}`, depth: 0 },
    { value: unsure, label: '说不清', depth: 0 },
  ]
}

/** An answered area in words, for the check page and the case. */
export const areaText = (place: Pick<Place, 'areas' | 'level'>, area: string): string =>
  areaChoices(place).find((c) => c.value === area)?.label ?? ''
