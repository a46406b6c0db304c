import { request } from 'node:http'
import { Agent } from 'node:http'

export type Load = {
  requests: number
  seconds: number
  perSecond: number
  p50: number
  p99: number
  bad: number
}

const is200 = (status: number): boolean => status === 200

/**
 * Sends requests over `connections` keep-alive connections until `count` have been answered. The paths come one after
 * another from `next`; `ok` says which status is right.
 */
export async function load(
  port: number,
  next: (n: number) => {
    method?: string
    path: string
    headers?: Record<string, string>
    body?: string
  },
  {
    connections = 32,
    count = 20_000,
    ok = is200,
  }: { connections?: number; count?: number; ok?: (status: number) => boolean } = {},
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let sent = 0
  let bad = 0
  const one = () =>
    new Promise<void>((done, fail) => {
      const { method = 'GET', path, headers, body } = next(sent++)
      const began = performance.now()
      const req = request({ agent, port, host: '127.0.0.1', method, path, headers }, (res) => {
        res.resume()
        res.on('end', () => {
          times.push(performance.now() - began)
          if (!ok(res.statusCode ?? 0)) bad++
          done()
        })
      })
      req.on('error', fail)
      req.end(body)
    })
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (sent < count) await one()
    }),
  )
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (q: number) => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0
  return {
    requests: times.length,
    seconds,
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    bad,
  }
}
