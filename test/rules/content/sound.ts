import { line, type Finding, type Origin } from '#rules/content/finding.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { anItem, inventedFacts } from '#test/rules/catalogue/fixture.ts'
import { invented } from '#test/rules/route/places.ts'

/** Every row stands in one file, so that a finding reads «f › key: words». */
export const origin: Origin = () => ({ file: 'f', path: '' })
export const said = (found: readonly Finding[]): string[] => found.map(line)

export const cited = { document: 'plan', seen: '2026-01-01' }
export const nowhere = { document: 'none', seen: '2026-01-01' }

/** The row that keeps everything with somebody. */
export const rest = {
  id: 'rest',
  fields: ['*'],
  area: 'county',
  owner: 'dept',
  mode: 'retained',
  standing: 'retained',
  source: cited,
}
/** An invented place without any fault; a test brings one in. */
export const soundPlace = (more: object = {}): Place => invented({ assignments: [rest], ...more })
/** Facts without any fault. */
export const soundFacts = (more: Partial<Facts> = {}): Facts => ({
  ...inventedFacts([anItem('jianshe-001')], soundPlace()),
  procedures: [],
  ...more,
})
