import type { Staffing, Statistic } from '#rules/content/stated.ts'

/** «不少于10人», «2到8人», «1人». */
export const staffText = ({ min, max, unit }: Pick<Staffing, 'min' | 'max' | 'unit'>): string => {
  if (max === undefined) return `不少于${min}${unit}`
  return min === max ? `${min}${unit}` : `${min}到${max}${unit}`
}

/** Both numbers of a rate, as the source gives them; a missing one is «未公布», a plain count needs none. */
export const fraction = (row: Statistic): string => {
  const { numerator, denominator, unit } = row
  if (numerator === undefined && denominator === undefined) return '—'
  const say = (n: number | undefined) => (n === undefined ? '未公布' : `${n}${unit}`)
  return `${say(numerator)} ／ ${say(denominator)}`
}
