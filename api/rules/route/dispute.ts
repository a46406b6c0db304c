import { bodyById, deskOwner, foreignOwner, nameOf, pathOf } from './owner.ts'
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
