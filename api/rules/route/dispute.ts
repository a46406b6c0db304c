import type { Item } from '#rules/content/item.ts'
import { areaLine } from '#rules/place/assignment.ts'
import { bodyById, deskOwner, foreignOwner, nameOf, ownerOf, pathOf } from './owner.ts'
import { houseRule, sourceOf } from './source.ts'
import type { Decision, Ground } from './routing.ts'

/**
 * Nobody owns it, or several do: the first responder acts first (a duty to act, not jurisdiction, S1-18) while the
 * ladder of the place finds an owner: coordination, designation by the common superior, leading group (S0-15, S0-38).
 */
export const dispute = (g: Ground, why: string, source: string): Decision => {
  g.say(why, source)
  g.say('先由首问单位处置，协调期间不停办；有结果以前不会没有人管', houseRule)
  const { ladder } = g.place
  for (const { step, body, source: from } of ladder)
    g.say(bodyById(g, body) ? `${step}：${nameOf(g, body)}` : step, from)
  const rungs = ladder.filter((rung) => bodyById(g, rung.body) !== undefined)
  const offices = g.place.bodies.filter((body) => body.kind === 'guidance_office')
  const names = rungs.length > 0 ? rungs.map((rung) => rung.body) : offices.map((body) => body.id)
  if (ladder.length === 0)
    for (const office of offices) g.say(`由${nameOf(g, office.id)}协调`, sourceOf(g, office.source))
  const desk = deskOwner(g)
  const owner = {
    ...foreignOwner(`待定（${desk.name}先行处置）`, 'unclear_dispute'),
    body: desk.body,
  }
  return { owner, inNameOf: null, path: pathOf(desk.name, ...names.map((id) => nameOf(g, id))) }
}

/**
 * A dispute about this item that has ended binds who acts from that day on (S0-15, S4-12), the innermost area first.
 * What it says is who handles; a designation names its organ and document (行政处罚法 25).
 */
export const settledBy = (g: Ground, item: Item): Decision | undefined => {
  const rows = (g.place.settled ?? []).filter((s) => s.item === item.id && s.on <= g.date)
  const found = areaLine(g.place.areas, g.areaId)
    .flatMap((area) => rows.filter((s) => s.area === area))
    .at(0)
  const body = bodyById(g, found?.owner)
  if (!found || !body) return undefined
  const how =
    found.stage === 'negotiate' ? '协商一致' : found.stage === 'coordinate' ? '协调' : '指定管辖'
  g.say(
    `这一项在这里由谁管有过争议，${found.on}经${how}定下来：${nameOf(g, body.id)}`,
    [found.organ, found.document].filter(Boolean).join('，') || `管辖争议（${how}）`,
  )
  const desk = deskOwner(g).name
  const owner = ownerOf(g, body, null)
  return { owner, inNameOf: body.actsAs ?? body.id, path: pathOf(desk, owner.name) }
}
