import { createHmac } from 'node:crypto'

/** Posts one message and gives the HTTP status; throws when nobody answered. Its double answers what a test says. */
export type Call = (url: string, headers: Record<string, string>, body: string) => Promise<number>

const patience = 10_000

/** Calls over the network: ten seconds, no redirect followed, nothing of the answer read but its status. */
export const callOut: Call = async (url, headers, body) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  })
  await answer.body?.cancel()
  return answer.status
}

/**
 * Headers of a signed message (Standard Webhooks): HMAC-SHA-256 under the secret over id, time and body. The id is the
 * same at every try, the time is that of the try: a receiver refuses what is older than five minutes, and an id twice.
 */
export function signedHeaders(
  secret: string,
  message: { id: string; at: number; body: string },
): Record<string, string> {
  const seconds = String(Math.floor(message.at / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key)
    .update(`${message.id}.${seconds}.${message.body}`)
    .digest('base64')
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': message.id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signature}`,
  }
}
