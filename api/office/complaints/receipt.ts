import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import type { Keys } from '#api/outside/keys.ts'
import {
  canonicalSecret,
  parseSecret,
  secretFrom,
  secretGroups,
  secretWords,
} from '#rules/case/secret.ts'
import { bake, cookieIn, receiptLife } from '#api/office/visitor-cookies.ts'

/** Who holds a case: its number and secret, sealed in a cookie of half an hour, never in an address (on-the-page 9). */
const heldSchema = z.strictObject({
  place: z.string(),
  number: z.string(),
  secret: z.string(),
  until: z.number(),
})
export type HeldCase = z.infer<typeof heldSchema>

/** What the row keeps of a secret: bound to its number, under a key that lies outside the database. */
export const secretHash = (keys: Keys, number: string, secret: bigint): string =>
  keys.hmac('case-secret', `${number}:${canonicalSecret(secret)}`)

/**
 * The secret of a submit. One that can be repeated (a double click, a lost answer) gets the same secret again from its
 * own random ticket, which no row keeps; so the second answer shows the same receipt.
 */
export const newSecret = (keys: Keys, ticket: string | null): bigint =>
  secretFrom(
    ticket === null
      ? randomBytes(11)
      : Buffer.from(keys.hmac('receipt', ticket), 'hex').subarray(0, 11),
  )

export const createReceipts = ({ keys, now, config }: Deps) => ({
  /** Where a case is tracked: with its number, never its secret. */
  address: (place: string, number: string): string => addressOf(config, place, number),

  /** The Set-Cookie value that lets the next pages show this case. */
  hold: (place: string, number: string, secret: bigint): string => {
    const held: HeldCase = {
      place,
      number,
      secret: secretGroups(secret),
      until: now() + receiptLife,
    }
    return bake('receipt', keys.seal(JSON.stringify(held), 'receipt'), config.secure)
  },
  letGo: (): string => bake('receipt', '', config.secure),

  /** The case that a Cookie header holds in a place; null when there is none, or its half hour is over. */
  held: (cookies: string | null, place: string): { number: string; secret: bigint } | null => {
    const sealed = cookieIn(cookies, 'receipt', config.secure)
    if (sealed === null) return null
    try {
      const held = heldSchema.parse(JSON.parse(keys.open(sealed, 'receipt')))
      const secret = parseSecret(held.secret)
      if (secret === null || held.place !== place || held.until <= now()) return null
      return { number: held.number, secret }
    } catch {
      return null
    }
  },

  /** What the receipt prints: groups, words, and a QR code that carries the secret behind # alone. */
  printed: async (place: string, number: string, secret: bigint) => {
    const address = addressOf(config, place, number)
    return {
      number,
      groups: secretGroups(secret),
      words: secretWords(secret),
      address,
      qr: await QRCode.toString(`${address}#${secretGroups(secret)}`, {
        type: 'svg',
        errorCorrectionLevel: 'M',
        margin: 4,
      }),
    }
  },
})

export type Receipts = ReturnType<typeof createReceipts>

const addressOf = ({ origin, base }: Deps['config'], place: string, number: string): string =>
  `${origin}${base}/${place}/track/${number}/`
