import type { IncomingMessage, ServerResponse } from 'node:http'

export type Fetch = (request: Request) => Promise<Response>

/** Longer bodies are streamed by the adapter. */
const mostBytes = 64 * 1024

/** Whether a request is JSON for the interface and short enough to be held whole. */
export const isShortJson = (
  { method, url = '', headers }: IncomingMessage,
  base: string,
): boolean =>
  method === 'POST' &&
  url.startsWith(`${base}/api/`) &&
  /^application\/json\b/i.test(headers['content-type'] ?? '') &&
  headers['transfer-encoding'] === undefined &&
  Number(headers['content-length'] ?? mostBytes + 1) <= mostBytes

/**
 * Takes a short request to the front door and back without the adapter, which makes web streams of both and so costs
 * more than the rest of a complaint's way. The door is the same, and so are its checks.
 */
export async function direct(
  fetch: Fetch,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const { url = '/', method = 'POST' } = req
  const body = Buffer.concat(parts)
  const answer = await fetch(new Request(`http://localhost${url}`, { method, headers, body }))
  res.statusCode = answer.status
  for (const [name, value] of answer.headers)
    if (name === 'set-cookie') res.appendHeader(name, value)
    else res.setHeader(name, value)
  // What is told piece by piece, such as an answer of the model, is passed on piece by piece.
  if (answer.body)
    for await (const part of answer.body) {
      if (res.destroyed) break
      res.write(part)
    }
  res.end()
}
