import type { Item, PenaltyKind } from '#rules/content/item.ts'
import type { Assignment, Body, Place } from '#rules/content/place.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { bodyName, homeArea } from '#rules/place/name.ts'
import { standingSentence } from '#rules/place/standing.ts'

/** Who exercises an item here: the row, the body that acts and the others, by the names that readers see. */
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

/** What the standing means for the reader (places.md); nobody is sent away, whatever it is. */
export const sayStanding = ({ row }: Exercise): string =>
  row
    ? `${standingSentence(row.standing)}。`
    : '资料里没有写明由谁行使；可以在这里提交，由首问单位查清归属并告诉您。'

/** 行政拘留 is never the township's: the page says where it goes (处罚法 18). */
export const sayKind = (kind: PenaltyKind): string =>
  kind === '行政拘留' ? '移送公安机关（可能行政拘留）' : kind
