import { penaltyKinds } from '../content/item.ts'
import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'
import { bodyName } from '../place/name.ts'
import { kindCode, type CutCount } from './cuts.ts'
import { partyKindNames, partyKinds } from './party.ts'
import { monthAfter, type Span } from './statistics.ts'

/** How a number is found again: the list and the months whose decisions are counted. */
export type FigureQuery = Span & { cut: string }
export type Figure = { id: string; name: string; value: number; query: FigureQuery }
export type ReportPart = { title: string; figures: Figure[] }
export type AnnualReport = { place: string; year: string; parts: ReportPart[] }

/** The day by which the report of a year is due (国办发〔2018〕118号，六). */
export const reportDueOn = (year: string): string => `${Number(year) + 1}-01-31`

/** Years with decisions on display, the newest first. */
export const reportYears = (counts: readonly Pick<CutCount, 'cut' | 'month'>[]): string[] =>
  [...new Set(counts.filter((c) => c.cut === 'all').map((c) => c.month.slice(0, 4)))].toSorted(
    (a, b) => (a < b ? 1 : -1),
  )

/** The lists that a report of a place asks for. */
export const reportCuts = (facts: Pick<Facts, 'fields'>, place: Place): string[] => [
  'all',
  ...place.bodies.map((b) => `body:${b.id}`),
  ...facts.fields.map((f) => `field:${f.id}`),
  ...penaltyKinds.map((k) => `kind:${kindCode(k)}`),
  ...partyKinds.map((k) => `party:${k}`),
]

/** The number that a query gives over counts. */
export const figureOf = (
  counts: readonly Omit<CutCount, 'place'>[],
  { cut, from, to }: FigureQuery,
): number =>
  counts
    .filter((c) => c.cut === cut && c.month >= from && c.month <= to)
    .reduce((sum, c) => sum + c.count, 0)

/** A query in words that somebody with a spreadsheet can follow. */
export function sayQuery({ cut, from, to }: FigureQuery): string {
  const which = cut === 'all' ? '全部行' : `“名单”里有 ${cut} 的行`
  const months = from === to ? from : `${from} 到 ${to}`
  return `${months} 的统计文件，取${which}，数行数`
}

/**
 * The yearly report on enforcement from the decisions on display (国办发〔2018〕118号，六). Bodies and fields stand in
 * the order of the catalogue and never by number; no money is added up, for what is added up becomes a target (on-the-page 11).
 */
export function annualReport(
  facts: Pick<Facts, 'fields'>,
  place: Place,
  year: string,
  counts: readonly CutCount[],
): AnnualReport {
  const span = { from: `${year}-01`, to: `${year}-12` }
  const figure = (name: string, cut: string): Figure => {
    const query = { ...span, cut }
    return {
      id: `${cut.replace(':', '-')}-count`,
      name,
      query,
      value: figureOf(counts, query),
    }
  }
  const some = (figures: Figure[]): Figure[] => figures.filter((f) => f.value > 0)
  const parts = [
    {
      title: '总的情况',
      figures: [figure('公开的处罚决定（件）', 'all')],
    },
    {
      title: '各月（件）',
      figures: Array.from({ length: 12 }, (_, n) => {
        const month = monthAfter(span.from, n)
        const query = { from: month, to: month, cut: 'all' }
        return { id: `month-${month}`, name: month, query, value: figureOf(counts, query) }
      }),
    },
    {
      title: '处罚种类（件，一份决定可以有几种）',
      figures: some(penaltyKinds.map((k) => figure(k, `kind:${kindCode(k)}`))),
    },
    {
      title: '领域（件）',
      figures: some(facts.fields.map((f) => figure(f.name, `field:${f.id}`))),
    },
    {
      title: '机关（件）',
      figures: some(place.bodies.map((b) => figure(bodyName(b), `body:${b.id}`))),
    },
    {
      title: '当事人（件）',
      figures: some(partyKinds.map((k) => figure(partyKindNames[k], `party:${k}`))),
    },
  ]
  return { place: place.slug, year, parts: parts.filter((p) => p.figures.length > 0) }
}
