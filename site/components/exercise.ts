import type { Item, PenaltyKind } from '#rules/content/item.ts'
import type { Assignment, Body, Place } from '#rules/content/place.ts'
import { areaGroups, groupName, type AreaGroup } from '#rules/place/area-groups.ts'
import type { Named } from '#rules/place/assignment.ts'
import { bodyName } from '#rules/place/name.ts'
import {
  dormantSentence,
  grantedSentence,
  mayBeGranted,
  standingNames,
  standingSentence,
} from '#rules/place/standing.ts'

/** Who exercises an item here: the row, the body that acts and the others, by the names that readers see. */
export type Exercise = {
  row: Assignment | undefined
  owner: Body | undefined
  ownerName: string
  inNameOf: string
  department: string
  level: Place['level']
  /** The areas that this answer holds for, in words; empty where the place is one township. */
  where: string
  /** An entrustment is known that is not active. */
  dormant: boolean
  /** Many townships that each act by a row of their own, all alike; the names then say «当地». */
  each: boolean
  /** What was handed down without a list, where this row may be among it. */
  grants: Place['grants']
}
type Asked = Named & Pick<Item, 'kind'>

const read = (place: Place, field: string, group: AreaGroup | undefined): Exercise => {
  const row = group?.row
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
    level: place.level,
    where: group && place.level === 'county' ? groupName(group) : '',
    dormant: group?.dormant !== undefined,
    each: false,
    grants: row && mayBeGranted(place, row, named(row.owner)) ? place.grants : undefined,
  }
}

/** More townships than this with a row each are told as one. */
const tooMany = 4

/** What a township's own row says beside the township: the same words for all that were written alike. */
const making = ({ row, areas, rest }: AreaGroup): string =>
  row && !rest && areas.length === 1 && areas[0]?.id === row.area
    ? JSON.stringify(row).replaceAll(row.area, '')
    : ''

const readAll = (
  place: Place,
  field: string,
  first: AreaGroup,
  alike: readonly AreaGroup[],
): Exercise => {
  const one = read(place, field, first)
  const areas = alike.flatMap((group) => group.areas)
  const local = (name: string): string => name.replace(first.areas[0]?.name ?? '', '当地')
  const names = { ownerName: local(one.ownerName), inNameOf: local(one.inNameOf) }
  return { ...one, ...names, where: groupName({ areas, rest: false }), each: true }
}

/** Who exercises an item in each part of a place, the townships first; never empty. */
export const exercisesOf = (
  place: Place,
  item: Asked,
  field: string,
  day: string,
): [Exercise, ...Exercise[]] => {
  const groups = areaGroups(place, item, day)
  const same = Map.groupBy(groups, (group) => making(group) || group)
  const all = [...same.values()].flatMap((alike) => {
    const [first] = alike
    if (!first || alike.length <= tooMany) return alike.map((group) => read(place, field, group))
    return [readAll(place, field, first, alike)]
  })
  // What holds for most of the townships is told first.
  const ordered = [...all.filter((e) => e.each), ...all.filter((e) => !e.each)]
  const [one = read(place, field, undefined), ...more] = ordered
  return [one, ...more]
}

/** The first answer: of a township itself, of a county its first townships. */
export const exerciseOf = (place: Place, item: Asked, field: string, day: string): Exercise =>
  exercisesOf(place, item, field, day)[0]

/** What the standing means for the reader (places.md); nobody is sent away, whatever it is. */
export const sayStanding = ({ row, level, dormant, grants }: Exercise): string => {
  if (!row) return '资料里没有写明由谁行使；可以在这里提交，由首问单位查清归属并告诉您。'
  const known = grants ? grantedSentence(grants) : standingSentence(row.standing, level)
  const said = [dormant ? dormantSentence : known]
  if (row.summons) said.push('乡镇吹哨，这个部门要报到；不来，页面上看得见')
  return `${said.join('。')}。`
}

/** The standing in a word or two, for a tag. */
export const standingTag = ({ row, grants }: Exercise): string =>
  grants ? '尚未核对' : row ? standingNames[row.standing] : '未公布'

/** 行政拘留 is never the township's: the page says where it goes (处罚法 18). */
export const sayKind = (kind: PenaltyKind): string =>
  kind === '行政拘留' ? '移送公安机关（可能行政拘留）' : kind
