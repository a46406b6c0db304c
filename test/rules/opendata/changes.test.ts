import { describe, expect, it } from 'vitest'
import type { Change } from '#rules/catalogue/changes.ts'
import { csvOf } from '#rules/opendata/csv.ts'
import { changeLists } from '#rules/opendata/list-changes.ts'
import { facts } from '#test/kit/house.ts'

const place = facts().places[0]
if (!place) throw new Error('no place')
const change = (on: string, name: string): Change => ({
  on,
  subject: 'item',
  id: 'x-001',
  type: '变更',
  name,
  cause: '演示',
  diff: [{ name: '幅度', before: '甲', after: '乙' }],
})

describe('S0-11: changes of the catalogue as an open list', () => {
  const latestFirst = [change('2026-06-01', '后'), change('2026-05-01', '先')]
  it('counts from the oldest, so that a row keeps its number when others follow', () => {
    const numbers = (list: Change[]) =>
      changeLists(place, list)[1]?.rows.map((r) => `${r['row']}${r['name']}`)
    expect(numbers(latestFirst)).toEqual(['1先', '2后'])
    expect(numbers([change('2026-07-01', '更后'), ...latestFirst])).toEqual(['1先', '2后', '3更后'])
  })
  it('says what is different and why', () => {
    const csv = csvOf(changeLists(place, latestFirst)[1]!)
    expect(csv).toContain('1,2026-05-01,变更,事项,x-001,先,演示,幅度')
  })
  it('the official list stands in its own words, with its announcement; empty before there is one', () => {
    expect(changeLists({ ...place, official: undefined }, [])[0]?.rows).toEqual([])
    const announcement = {
      number: '演发〔2026〕1号',
      on: '2026-05-01',
      title: '演示',
      document: 'd',
    }
    const official = [
      {
        id: 'a',
        name: '演示事项',
        kind: '处罚' as const,
        change: '新增' as const,
        announcement,
        from: '2026-05-01',
        at: '第2行',
      },
    ]
    expect(changeLists({ ...place, official }, [])[0]?.rows[0]).toMatchObject({
      name: '演示事项',
      announcement: '演发〔2026〕1号',
      to: null,
    })
  })
})
