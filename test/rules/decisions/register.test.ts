import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf } from '#rules/decisions/changes.ts'
import { cutsOf, kindCode, kindOf, partsOf, type CutCount } from '#rules/decisions/cuts.ts'
import { annualReport, figureOf, reportDueOn, sayQuery } from '#rules/decisions/report.ts'
import { facetsOf } from '#rules/decisions/facets.ts'
import { searchInput } from '#rules/decisions/search.ts'
import { lastYear, medianOf, monthsIn, statisticOf } from '#rules/decisions/statistics.ts'
import { penaltyKinds } from '#rules/content/item.ts'
import { changeRows, changesCsv, changesNdjson } from '#rules/opendata/list-changes-since.ts'
import { cutPageLength, registerPages, registerTouched } from '#rules/publish/register-pages.ts'
import { facts } from '#test/kit/content.ts'

const [place] = facts().places
if (!place) throw new Error('content has no place')

describe('lists of the register', () => {
  it('every penalty kind has an address of its own; an unknown one is among the others', () => {
    const codes = penaltyKinds.map(kindCode)
    expect(new Set(codes).size).toBe(penaltyKinds.length)
    expect(codes.map(kindOf)).toEqual([...penaltyKinds])
    expect(kindCode('责令改正')).toBe(kindCode('其他'))
    expect(codes.every((code) => /^[a-z]+$/.test(code))).toBe(true)
  })

  it('a decision stands once in each list', () => {
    const of = { body: 'zhen', field: null, itemId: 'a-001', kinds: ['罚款', '别的', '其他'] }
    expect(cutsOf(of)).toEqual(['body:zhen', 'item:a-001', 'kind:fine', 'kind:other'])
    expect(partsOf('item:a-001')).toEqual({ name: 'item', value: 'a-001' })
    expect(partsOf('party:person')).toBeNull()
    expect(partsOf('all')).toBeNull()
  })

  it('a change names every page of lists that it makes, alters or empties, and no other month (DESIGN §3)', () => {
    const field = facts().fields[0]?.id ?? ''
    const cuts = ['body:zhen', `field:${field}`, 'kind:fine']
    const count = (month: string, n: number): CutCount[] =>
      ['all', ...cuts].map((cut) => ({
        place: place.slug,
        cut,
        month,
        count: n,
      }))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * cutPageLength }),
        fc.boolean(),
        fc.nat(),
        (n, gone, at) => {
          const row = n === 0 ? 0 : at % (n + 1)
          const state = (now: number) => [...count('2026-04', 5), ...count('2026-05', now)]
          const [before, after] = gone ? [n + 1, n] : [n, n + 1]
          const touched = new Set(
            registerTouched(
              facts(),
              { place: place.slug, month: '2026-05' },
              {
                counts: state(after),
                places: cuts.map((cut) => ({ cut, row })),
              },
            ),
          )
          const [old, now] = [before, after].map((m) => registerPages(facts(), state(m)))
          const differing = [
            ...(now ?? []).filter((p) => !old?.includes(p)),
            ...(old ?? []).filter((p) => !now?.includes(p)),
          ]
          for (const page of differing) expect(touched).toContain(page)
          const last = Math.floor(row / cutPageLength) + 1
          for (const page of now ?? []) {
            const [, number = '1'] = /2026-05\/(?:(\d+)\/)?$/.exec(page) ?? []
            if (page.includes('/2026-05/') && Number(number) >= last)
              expect(touched).toContain(page)
          }
          expect([...touched].filter((p) => p.includes('2026-04'))).toEqual([])
        },
      ),
      { numRuns: 80 },
    )
  })
})

describe('figures', () => {
  it('the median is the middle one', () => {
    expect(medianOf([])).toBeNull()
    expect(medianOf([100, 200, 900])).toBe(200)
    expect(medianOf([100, 200, 301, 900])).toBe(251)
  })

  it('the year ends with the latest month, and crosses the turn of the year', () => {
    expect(lastYear([])).toBeNull()
    expect(lastYear([{ month: '2026-02' }, { month: '2025-11' }])).toEqual({
      from: '2025-03',
      to: '2026-02',
    })
    expect(monthsIn({ from: '2025-11', to: '2026-02' })).toHaveLength(4)
  })

  it('on-the-page 12: below the threshold of the data no number is said, nor a median', () => {
    const fewest = facts().register?.fewest ?? 0
    expect(fewest).toBeGreaterThan(1)
    const span = { from: '2026-01', to: '2026-03' }
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), (ns) => {
        const counts = ns.map((count, n) => ({ month: `2026-0${n + 1}`, count }))
        const total = ns.reduce((a, b) => a + b, 0)
        const said = statisticOf(
          counts,
          Array.from({ length: total }, () => 100),
          span,
          fewest,
        )
        for (const n of [said.count, ...said.months.map((m) => m.count)])
          expect(n === null || n === 0 || n >= fewest).toBe(true)
        expect(said.median).toBe(total < fewest ? null : 100)
        if (total >= fewest) expect(said.count).toBe(total)
      }),
    )
  })

  it('国办发〔2018〕118号: the report says each number with the question that gives it again', () => {
    const counts = ['all', 'kind:fine', `body:${place.bodies[0]?.id}`, 'party:person'].map(
      (cut): CutCount => ({
        place: place.slug,
        cut,
        month: '2026-05',
        count: 7,
      }),
    )
    const report = annualReport(facts(), place, '2026', counts)
    expect(reportDueOn('2026')).toBe('2027-01-31')
    for (const figure of report.parts.flatMap((p) => p.figures)) {
      expect(figure.value).toBe(figureOf(counts, figure.query))
      expect(sayQuery(figure.query)).toContain('统计文件')
    }
    expect(JSON.stringify(report), 'no sums of money (on-the-page 11)').not.toMatch(
      /合计|金额|（元）/,
    )
  })
})

describe('search and changes', () => {
  it('facets stand in the order of names; months the newest first', () => {
    const hit = (month: string, kinds: string[]) => ({
      month,
      kinds,
      body: place.bodies[0]?.id ?? null,
      field: null,
    })
    const found = facetsOf(
      [hit('2026-04', ['罚款', '警告']), hit('2026-05', ['罚款']), hit('2026-05', ['警告'])],
      facts(),
      place,
    )
    expect(found.month.map((r) => [r.value, r.count])).toEqual([
      ['2026-05', 2],
      ['2026-04', 1],
    ])
    expect(found.kind.map((r) => r.count)).toEqual([2, 2])
    expect(found.field).toEqual([])
  })

  it('whatever an address says, a search is asked', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('q', 'month', 'sort', 'after', 'kind'), fc.string()),
        (given) => {
          const read = searchInput.parse(given)
          expect(read.month === undefined || /^\d{4}-\d{2}$/.test(read.month)).toBe(true)
          expect(['newest', 'rank']).toContain(read.sort)
        },
      ),
    )
  })

  const row = {
    id: 'x',
    number: '演示1号',
    organ: '演示机关',
    itemId: null,
    partyName: '金丝雀公司',
    partyShown: '金丝雀公司',
    partyKind: 'organisation',
    partyCode: null,
    act: '演示',
    facts: '金丝雀',
    basis: '',
    kinds: ['罚款'],
    content: '',
    fineFen: 1,
    confiscatedFen: null,
    decidedOn: '2026-05-01',
    month: '2026-05',
    validUntil: null,
    displayUntil: null,
    releasedAt: 1,
    demo: true,
    status: 'released',
    withdrawnAt: null,
    withdrawReason: null,
  }
  it('行政处罚法 48: a tombstone never names the party, in any format', () => {
    const put = changeOf(1, row, '2026-06-01', false)
    if (!put) throw new Error('a decision about an organisation is a change')
    expect(changesCsv([put])).toContain('金丝雀公司')
    const ends = [
      { ...row, status: 'withdrawn', withdrawnAt: Date.UTC(2026, 5, 1), withdrawReason: '撤销' },
      { ...row, status: 'expired' },
      { ...row, displayUntil: '2026-05-31' },
    ].flatMap((r) => changeOf(2, r, '2026-06-01', false) ?? [])
    expect(ends.map((c) => c.change === 'gone' && c.stub.why)).toEqual([
      'withdrawn',
      'expired',
      'expired',
    ])
    for (const text of [changesCsv(ends), changesNdjson(ends), JSON.stringify(changeRows(ends))])
      expect(text).not.toContain('金丝雀')
    expect(changesNdjson(ends).trim().split('\n')).toHaveLength(3)
    expect(changeRows(ends)[1]).toEqual({ seq: 2, change: 'gone', id: 'x', why: '公示期满' })
  })

  it('conventions 1.6: one about a person is no change, unless it passed for a company before', () => {
    const person = { ...row, partyKind: 'person' }
    expect(changeOf(1, person, '2026-06-01', false)).toBeNull()
    expect(changeOf(1, person, '2026-06-01', true)).toMatchObject({ change: 'gone' })
  })
})
