import { describe, expect, it } from 'vitest'
import { responderIn, respondersOf } from '#rules/place/responder.ts'
import { facts } from '#test/kit/content.ts'

describe('S1-20(4): the desk of each township takes in', () => {
  const many = facts().places.filter((place) => respondersOf(place).length > 1)

  it('there are such places, and each township that has a desk answers with its own', () => {
    expect(many.length).toBeGreaterThan(1)
    for (const place of many)
      for (const area of place.areas) {
        const desk = responderIn(place, area.id)
        expect(desk).toBe(area.firstResponder ?? place.firstResponder)
        const body = place.bodies.find((b) => b.id === desk)
        expect(body, `${place.slug} ${area.id}`).toBeDefined()
        if (area.firstResponder) expect(body?.area).toBe(area.id)
      }
  })

  it('an unknown or unsaid area is the place’s own', () => {
    for (const place of many)
      for (const area of ['', 'nowhere', undefined])
        expect(responderIn(place, area)).toBe(place.firstResponder)
  })
})
