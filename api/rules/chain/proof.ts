import { canonical, type Json } from './canonical.ts'
import { monthFormat, type DigestMonth, type Sealed } from './digest.ts'
import type { ChainEvent } from './link.ts'

/** Where a case stands in one published digest. */
export type DigestEntry = Sealed & { place: string; day: string; root: string }

/**
 * What the holder of a case takes home (peers B4): every link of its chain, the contents that the citizen may see with
 * their salts, and the way from its heads to the published roots. There is no value in it that a check does not cover.
 */
export type Proof = {
  format: typeof proofFormat
  number: string
  /** Whose payload and salt are null: steps inside the house, and what was erased. */
  events: ChainEvent[]
  digests: DigestEntry[]
}
export const proofFormat = 'shouwen-proof-1'

/** The file: one line of canonical JSON, so that no byte of it can change unnoticed. */
export const proofText = (proof: Proof): string => canonical(proof as unknown as Json)

type Members = Record<string, unknown>
const isText = (v: unknown): v is string => typeof v === 'string'
/** A count, or a moment that a calendar can show. */
const isTime = (v: unknown): v is number =>
  Number.isInteger(v) && Number(v) >= 0 && Number(v) < 8e15
const hex = (size: number) => (v: unknown) => isText(v) && new RegExp(`^[0-9a-f]{${size}}$`).test(v)
const isHash = hex(64)
const isDay = (v: unknown) => isText(v) && /^\d{4}-\d{2}-\d{2}$/.test(v)
const isPlace = (v: unknown) => isText(v) && /^[a-z0-9-]{1,60}$/.test(v)
const anything = () => true
const many = (fits: (v: unknown) => boolean, most: number) => (v: unknown) =>
  Array.isArray(v) && v.length <= most && v.every(fits)
/** An object with exactly these members. */
const shaped =
  (shape: Record<string, (v: unknown) => boolean>) =>
  (v: unknown): boolean =>
    typeof v === 'object' &&
    v !== null &&
    Object.keys(v).length === Object.keys(shape).length &&
    Object.entries(shape).every(([key, fits]) => key in v && fits((v as Members)[key]))

const isStep = shaped({ side: (v) => v === 'left' || v === 'right', hash: isHash })
const isEvent = shaped({
  seq: isTime,
  verb: isText,
  at: isTime,
  role: isText,
  payload: anything,
  salt: (v) => v === null || hex(32)(v),
  commitment: isHash,
  prev: isHash,
  hash: isHash,
})
const isEntry = shaped({
  place: isPlace,
  day: isDay,
  head: isHash,
  salt: hex(32),
  path: many(isStep, 64),
  root: isHash,
})
const isProof = shaped({
  format: (v) => v === proofFormat,
  number: isText,
  events: many(isEvent, 100_000),
  digests: many(isEntry, 100_000),
})
const isMonth = shaped({
  format: (v) => v === monthFormat,
  place: isPlace,
  month: (v) => isText(v) && /^\d{4}-\d{2}$/.test(v),
  before: isHash,
  days: many(shaped({ day: isDay, tree: isHash, root: isHash, made: isText }), 31),
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a text is the canonical form of its value; what has none (a lone surrogate) is not. */
const isCanonical = (text: string, value: unknown): boolean => {
  try {
    return canonical(value as Json) === text
  } catch {
    return false
  }
}

/** The text of bytes; undefined where they are no UTF-8, for a replaced character would hide a changed byte. */
const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A proof as somebody hands it in; null when it is none, or any byte of it is not as it was written. */
export function readProof(bytes: Uint8Array): Proof | null {
  const text = decoded(bytes)?.trim() ?? ''
  const value = parsed(text)
  return isProof(value) && isCanonical(text, value) ? (value as Proof) : null
}

/** A file of published digests; null when it is none. */
export function readMonth(text: string): DigestMonth | null {
  const value = parsed(text)
  return isMonth(value) ? (value as DigestMonth) : null
}
