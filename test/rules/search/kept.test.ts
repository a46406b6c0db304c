import { describe, expect, it } from 'vitest'
import { itemRows } from '#api/cli/export.ts'
import { buildIndex } from '#rules/search/build.ts'
import { search } from '#rules/search/query.ts'
import { facts } from '#test/kit/content.ts'

const day = '2026-11-22'

describe.each(facts().places.map((place) => ({ slug: place.slug, place })))(
  'what the county kept is found too: $slug (S0-11)',
  ({ place }) => {
    const applies = facts()
      .items.filter((item) => !item.territory || place.territories.includes(item.territory))
      .filter((item) => (item.from ?? day) <= day && day <= (item.to ?? day))
    const catalogue = buildIndex(facts(), place, day)

    it('every item that applies has a card that says who answers for it', () => {
      expect(catalogue.cards.map((card) => card.id)).toEqual(applies.map((item) => item.id))
      const silent = catalogue.cards.filter((card) => card.body === '')
      expect(silent.map((card) => card.title)).toEqual([])
    })

    it('every one of them is found by its title', () => {
      const lost = catalogue.cards.filter(
        ({ id, title }) => !search(catalogue, title, {}, 10).hits.some((hit) => hit.id === id),
      )
      expect(lost.map((card) => card.title)).toEqual([])
    })

    it('the export has a row for each, with who acts', () => {
      const rows = itemRows(facts(), place, day)
      expect(rows.map((row) => row.item)).toEqual(applies.map((item) => item.id))
      expect(rows.filter((row) => !row.owner).map((row) => row.item)).toEqual([])
    })
  },
)
