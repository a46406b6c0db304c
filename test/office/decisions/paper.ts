import { actingBody, bodyName } from '#rules/place/body.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { homeArea } from '#rules/place/name.ts'
import type { Desk } from '../desk.ts'

const homeOf = ({ place }: Desk): string => homeArea(place)?.id ?? ''

/** An item that the first responder decides by itself, and the organ in whose name it does. */
export function ownItem(desk: Desk): { item: string; organ: string } {
  const { place } = desk
  for (const item of desk.deps.facts().items) {
    const row = assignmentOf(place, item, homeOf(desk), '2026-05-05')
    if (!row) continue
    const body = actingBody(place, row)
    if (row.owner === desk.here || body.id === desk.here)
      return { item: item.id, organ: bodyName(body, item.field) }
  }
  throw new Error('the first responder decides nothing')
}

/** The whole form of a decision about an item, as an office enters it. */
export const paperOf = (desk: Desk, item: string, number: string, more: object = {}) => ({
  number,
  item,
  party: '周某甲乙',
  partyKind: 'person',
  act: '演示：占道',
  facts: '演示：占道',
  basis: '演示依据',
  kinds: ['警告'],
  content: '警告',
  decidedOn: '2026-05-05',
  area: homeOf(desk),
  officers: '甲 演示1\n乙 演示2',
  tier: '从轻',
  tierReason: '主动改正',
  servedOn: '2026-05-06',
  reviewOrgan: '演示复议机关',
  reviewUntil: '2026-07-05',
  court: '演示法院',
  suitUntil: '2026-11-06',
  ...more,
})
