import type { Field } from '#rules/content/common.ts'
import type { Place } from '#rules/content/place.ts'

/**
 * What the source of a place calls a field («水务» for 水利), and which of its branches alone it means (城市管理: 市容
 * 环卫, 市政园林). Empty where the source does not name it; the catalogue's own name where both agree.
 */
export const localNames = (
  place: Pick<Place, 'localFields'>,
  field: Pick<Field, 'id'>,
  fields: readonly Field[],
): { local: string; branches: string[] } => {
  const branches = fields.filter((f) => f.within === field.id)
  const ids = new Set([field.id, ...branches.map((b) => b.id)])
  const rows = (place.localFields ?? []).filter((row) => row.fields.some((id) => ids.has(id)))
  const whole = rows.some((row) => row.fields.includes(field.id))
  const meant = new Set(rows.flatMap((row) => row.fields))
  return {
    local: rows.map((row) => row.name).join('、'),
    branches: whole ? [] : branches.filter((b) => meant.has(b.id)).map((b) => b.name),
  }
}

/** The name under which readers of a place know the field of a matter: the source's, else the catalogue's. */
export const fieldNameIn = (
  place: Pick<Place, 'localFields'>,
  item: { field: string; branch?: string | undefined },
  fields: readonly Field[],
): string | undefined => {
  const names = place.localFields ?? []
  const by = (id: string | undefined) => names.find((row) => id && row.fields.includes(id))?.name
  return by(item.branch) ?? by(item.field) ?? fields.find((row) => row.id === item.field)?.name
}
