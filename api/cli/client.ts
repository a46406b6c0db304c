import { createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** HMAC of the caller's address under a salt that lives one day and only in memory: enough to count, no address kept. */
export function clientKeys(trustProxy: boolean): (req: IncomingMessage) => string {
  let salt = randomBytes(32)
  let day = 0
  return (req) => {
    const today = Math.floor(Date.now() / 86_400_000)
    if (today !== day) [salt, day] = [randomBytes(32), today]
    // The last entry is the one that our own proxy wrote; those before it are what the caller claims.
    const forwarded = trustProxy
      ? String(req.headers['x-forwarded-for'] ?? '')
          .split(',')
          .at(-1)
          ?.trim()
      : ''
    return createHmac('sha256', salt)
      .update(forwarded || req.socket.remoteAddress || '')
      .digest('base64url')
      .slice(0, 16)
  }
}
