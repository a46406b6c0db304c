import { z } from 'zod'
import { steps as most } from './fit.ts'
import type { Linear } from './model.ts'

/**
 * A model as one small JSON text: the card and labels readable, the features and weights as runs of printable
 * characters, one character a weight, which packs well.
 */
const format = 'shouwen-linear-1'

const figures = z.object({
  folds: z.number(),
  accuracy: z.number(),
  macroF1: z.number(),
  top2: z.number(),
  accuracy80: z.number(),
  calibration: z.number(),
})
const details = z.object({
  confusion: z.array(z.array(z.number())),
  bins: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      rows: z.number(),
      said: z.number(),
      right: z.number(),
    }),
  ),
})
const file = z.object({
  format: z.literal(format),
  card: z.object({
    made: z.string(),
    rows: z.number(),
    labels: z.array(z.object({ label: z.string(), rows: z.number() })),
    figures: figures.nullable(),
    seed: z.number(),
    catalogue: z.boolean().optional(),
    details: details.optional(),
    office: z.object({ share: z.number(), without: z.number(), with: z.number() }).optional(),
  }),
  sharpness: z.number(),
  threshold: z.number(),
  scales: z.array(z.number()),
  bias: z.array(z.number()),
  ids: z.string(),
  steps: z.array(z.string()),
})

/** Printable characters that JSON writes as they are. */
const alphabet = Array.from({ length: 0x7f - 0x23 }, (_, i) => String.fromCharCode(0x23 + i))
  .filter((character) => character !== '\\')
  .join('')
const valueOf = new Int16Array(128).fill(-1)
Array.from(alphabet).forEach((character, value) => (valueOf[character.charCodeAt(0)] = value))

/** Rising numbers as their distances, five bits a character, the last of each number marked. */
const writeIds = (ids: Uint32Array): string => {
  let out = ''
  let before = 0
  for (const id of ids) {
    let rest = id - before
    before = id
    while (rest >= 32) {
      out += alphabet.charAt(32 + (rest & 31))
      rest >>>= 5
    }
    out += alphabet.charAt(rest)
  }
  return out
}

const readIds = (text: string): Uint32Array => {
  const ids: number[] = []
  let [before, value, shift] = [0, 0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const part = valueOf[text.charCodeAt(at)] ?? -1
    if (part < 0 || part >= 64) throw new Error('模型文件损坏：特征表读不懂')
    value += (part & 31) << shift
    shift += 5
    if (part >= 32) continue
    before += value
    ids.push(before)
    ;[value, shift] = [0, 0]
  }
  return Uint32Array.from(ids)
}

/** The model as the text of its file. */
export const pack = (model: Linear): string => {
  const width = model.labels.length
  const line = (label: number): string => {
    let out = ''
    for (let at = label; at < model.steps.length; at += width)
      out += alphabet.charAt((model.steps[at] ?? 0) + most)
    return out
  }
  return JSON.stringify({
    format,
    card: model.card,
    sharpness: model.sharpness,
    threshold: model.threshold,
    scales: [...model.scales],
    bias: [...model.bias],
    ids: writeIds(model.ids),
    steps: model.labels.map((_, label) => line(label)),
  })
}

/** Reads a model file; throws a sentence in Chinese where the text is no model of this format. */
export const unpack = (text: string): Linear => {
  const parsed = file.safeParse(parse(text))
  if (!parsed.success) throw new Error('不是首问的模型文件，或者版本不同')
  const { card, sharpness, threshold, scales, bias, steps: lines } = parsed.data
  const ids = readIds(parsed.data.ids)
  const width = lines.length
  if (lines.some((line) => line.length !== ids.length)) throw new Error('模型文件损坏：权重不齐')
  const steps = new Int8Array(ids.length * width)
  lines.forEach((line, label) => {
    for (let at = 0; at < line.length; at += 1)
      steps[at * width + label] = (valueOf[line.charCodeAt(at)] ?? most) - most
  })
  return {
    card,
    labels: card.labels.map(({ label }) => label),
    ids,
    steps,
    scales: Float32Array.from(scales),
    bias: Float32Array.from(bias),
    sharpness,
    threshold,
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
