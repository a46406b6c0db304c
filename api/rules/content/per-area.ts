import type { Area } from './place.ts'

type Row = Record<string, unknown>
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The organ of a township-level area: a government, or the office of a sub-district (街道办事处). */
export const organName = (area: Pick<Area, 'name'>): string =>
  area.name.endsWith('街道') ? `${area.name}办事处` : `${area.name}人民政府`

const filled = (value: unknown, area: Area): unknown => {
  if (typeof value === 'string')
    return value
      .replaceAll('{area}', area.id)
      .replaceAll('{name}', area.name)
      .replaceAll('{organ}', organName(area))
  if (Array.isArray(value)) return value.map((one) => filled(one, area))
  if (!isRow(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, area)]))
}

/**
 * A row written once for all townships of a place: `perArea: true`, or a list of area ids. Each township gets its own,
 * with {area} (id), {name} and {organ} (government or sub-district office) filled in. Other rows stay as they are.
 */
export const perArea =
  (areas: readonly Area[]) =>
  (row: unknown): unknown[] => {
    if (!isRow(row) || row['perArea'] === undefined) return [row]
    const { perArea: which, ...rest } = row
    const towns = areas.filter(
      (area) => area.level === 'township' && (which === true || [which].flat().includes(area.id)),
    )
    return towns.map((area) => filled(rest, area))
  }
