import { assignment, type Area } from '#rules/content/place.ts'

export const source = { document: 'paper', seen: '2026-04-01' }
export const on = '2026-05-06'
export const row = (id: string, more: object = {}) =>
  assignment.parse({
    id,
    area: 'county',
    owner: id,
    mode: 'empowered',
    standing: 'in_scope',
    source,
    ...more,
  })
export const area = (
  id: string,
  level: Area['level'],
  parent?: string,
  more: object = {},
): Area => ({
  id,
  name: id,
  level,
  ...(parent === undefined ? {} : { parent }),
  ...more,
})
export const areas = [
  area('county', 'county'),
  area('east', 'township', 'county'),
  area('west', 'township', 'county'),
  area('north', 'township', 'county'),
  area('yard', 'village', 'east'),
]
export const paper = { from: '2026-01-01', to: '2026-12-31' }
export const item = { id: 'stone-001', field: 'stone', branch: 'gravel', kind: '处罚' as const }
