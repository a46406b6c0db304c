import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { featuresOf } from '../linear/features.ts'
import { unpack } from '../linear/file.ts'
import { margins, probabilities, type Linear } from '../linear/model.ts'
import { withFields } from '../linear/signs.ts'
import type { Model } from '../model.ts'
import type { FieldScore, Scored } from '../score.ts'

const models = new Map<string, { file: string; model: Linear | undefined }>()

/** The model that the office of a place has trained; undefined where there is none, or none that can be read. */
export const officeModel = (
  learned: Facts['learned'],
  { slug }: Pick<Place, 'slug'>,
): Linear | undefined => {
  const file = learned?.office?.[slug]
  if (file === undefined) return undefined
  const known = models.get(slug)
  if (known?.file === file) return known.model
  const model = readable(file)
  models.set(slug, { file, model })
  return model
}

/** Intake goes on without a model that is damaged (DESIGN §6.2). */
const readable = (file: string): Linear | undefined => {
  try {
    return unpack(file)
  } catch {
    return undefined
  }
}

/** The fields of a text as the model sees them, with what the catalogue sees among its features. */
export const officeFields = (
  model: Linear,
  text: string,
  fields: readonly FieldScore[],
): FieldScore[] => {
  const features = withFields(featuresOf({ body: text }), fields)
  const shares = probabilities(margins(model, features), model.sharpness)
  return model.labels.map((field, at) => ({ field, score: shares[at] ?? 0 }))
}

/** Two opinions about the fields as one, the second counting by `share`; best first. */
export const joined = (
  catalogue: readonly FieldScore[],
  office: readonly FieldScore[],
  share: number,
): FieldScore[] => {
  const own = catalogue.length === 0 ? 1 : share
  const sum = new Map(catalogue.map(({ field, score }) => [field, score * (1 - own)]))
  for (const { field, score } of office) sum.set(field, (sum.get(field) ?? 0) + score * own)
  return [...sum]
    .map(([field, score]) => ({ field, score }))
    .filter(({ score }) => score > 1e-6)
    .sort((a, b) => b.score - a.score)
}

/**
 * What the catalogue found, seen with the office's experience: fields by both opinions, and items of fields that the
 * office does not see in the text behind those that it sees. Scores only fall, so that nothing gets surer than its words.
 */
export const withOffice = (
  { items, fields }: Scored,
  text: string,
  office: Linear,
  { items: rows }: Pick<Model, 'items'>,
): Scored => {
  const share = office.card.office?.share ?? 0
  if (share === 0) return { items, fields }
  const both = joined(fields, officeFields(office, text, fields), share)
  const shares = new Map(both.map(({ field, score }) => [field, score]))
  const top = both[0]?.score || 1
  const fieldOf = new Map(rows.map((row) => [row.id, row.field]))
  return {
    fields: both,
    items: items
      .map((one) => {
        const seen = (shares.get(fieldOf.get(one.item) ?? '') ?? 0) / top
        return { ...one, score: one.score * (1 - share * 0.5 * (1 - seen)) }
      })
      .sort((a, b) => b.score - a.score),
  }
}
