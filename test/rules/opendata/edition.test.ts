import { describe, expect, it } from 'vitest'
import { revision } from '#rules/content/revision.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import { editionOf } from '#rules/opendata/edition.ts'
import { facts } from '#test/kit/house.ts'

const [one, two] = facts().places
if (!one || !two) throw new Error('two places are needed')
const [body] = one.bodies
const rows = [
  revision.parse({
    kind: 'body',
    place: one.slug,
    id: body?.id,
    from: '2026-05-01',
    cause: '演示',
    payload: { ...body, duty: '演示职责' },
  }),
]

describe('the edition that pages and sheets name (DESIGN §3)', () => {
  it('is the shipped version before any revision, and the newest day on which something was checked', () => {
    for (const place of facts().places) {
      const { version, day } = editionOf(facts(), place)
      expect(version).toBe(facts().version)
      expect(place.bodies.every((b) => b.source.seen <= day)).toBe(true)
      expect(day <= '2100').toBe(true)
    }
  })

  it('of one place does not follow a revision of another', () => {
    const laid = layRevisions(facts(), rows, '2026-06-01')
    expect(editionOf(laid, one).version).not.toBe(facts().version)
    expect(editionOf(laid, two).version).toBe(facts().version)
  })

  it('of every place follows a revision of what they share', () => {
    const [item] = facts().items
    const shared = revision.parse({
      kind: 'item',
      id: item?.id,
      from: '2026-05-01',
      cause: '演示',
      payload: { ...item, title: '演示' },
    })
    const laid = layRevisions(facts(), [...rows, shared], '2026-06-01')
    const versions = [facts(), laid].flatMap((f) => [one, two].map((p) => editionOf(f, p).version))
    expect(new Set(versions).size).toBe(3)
  })
})
