import type { Assignment, Body } from '#rules/content/place.ts'
import { bodyName } from '#rules/place/name.ts'
import { responderIn } from '#rules/place/responder.ts'
import type { Ground, Owner, OwnerKind } from './routing.ts'

const kindOf: Record<Body['kind'], OwnerKind> = {
  township: 'township',
  integrated_body: 'integrated_body',
  professional_team: 'professional_team',
  department: 'county_department',
  own_organ: 'own_organ',
  guidance_office: 'county_department',
  leading_group: 'county_department',
  government: 'county_department',
  judicial: 'judicial',
  police: 'police',
  supervisor: 'judicial',
}

export const bodyById = (g: Ground, id: string | undefined): Body | undefined =>
  g.place.bodies.find((body) => body.id === id)

/** Bodies of a kind that exist on the day. */
export const bodiesOf = (g: Ground, kind: Body['kind']): Body[] =>
  g.place.bodies.filter(
    (body) =>
      body.kind === kind && (body.from ?? g.date) <= g.date && g.date <= (body.to ?? g.date),
  )

/** The name of a body as a citizen reads it; an unknown id says so rather than failing. */
export const nameOf = (g: Ground, id: string | undefined): string => {
  const body = bodyById(g, id)
  return body ? bodyName(body, g.fieldName) : '未公布'
}

/** A body as owner. A township that acts under an entrustment is told apart from one with power of its own. */
export const ownerOf = (g: Ground, body: Body, mode: Assignment['mode'] | null): Owner => ({
  body: body.id,
  name: bodyName(body, g.fieldName),
  kind: body.kind === 'township' && mode === 'entrusted' ? 'township_entrusted' : kindOf[body.kind],
  mode,
})

/** An owner that is no body of the pack. */
export const foreignOwner = (name: string, kind: OwnerKind): Owner => ({
  body: null,
  name,
  kind,
  mode: null,
})

/** The body (id) that took the matter in, or takes it in where it happened. */
export const deskId = (g: Ground): string => g.desk ?? responderIn(g.place, g.areaId)

/** The first responder as owner: where nothing else decides, the matter stays where it came in. */
export const deskOwner = (g: Ground): Owner => {
  const body = bodyById(g, deskId(g))
  return body
    ? { ...ownerOf(g, body, null) }
    : foreignOwner('首问单位（未公布）', 'unclear_dispute')
}

/** Names in order, each once. */
export const pathOf = (...names: string[]): string[] => [...new Set(names.filter((n) => n !== ''))]
