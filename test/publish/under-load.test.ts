import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createStatic } from '#api/http/static.ts'
import type { Decision } from '#db/decisions.ts'
import { raw } from '#test/kit/raw.ts'
import { openPress, place, type Press } from './press.ts'

let press: Press
let server: Server
let port: number
beforeEach(async () => {
  press = await openPress()
  const serve = createStatic({ roots: [press.dir], base: '', capBytes: 1 << 20, headers: {} })
  server = createServer((req, res) => void (serve(req, res) || res.writeHead(404).end()))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  server.close()
  server.closeAllConnections()
  await press.close()
})

const count = 10
const readers = 6

it('while decisions are published and withdrawn no request fails and no page is half-built', async () => {
  const { open, release, withdraw, pageOf, listOf } = press
  const publisher = open()
  await publisher.resume()
  const acts = Array.from({ length: count }, (_, n) => `事由${n}。${'很长的一页'.repeat(200)}完`)
  const rows: Decision[] = []
  const going = new Set<string>()
  const faults: string[] = []
  let [asked, stubs, over] = [0, 0, false]

  /** What is wrong with an answer: every page begins with its path or a status, and no line of it is cut. */
  const look = async (path: string, row?: Decision): Promise<void> => {
    const { status, headers, body } = await raw(port, path, {
      headers: { 'accept-encoding': asked % 2 ? 'br' : 'identity' },
    })
    asked += 1
    const plain = headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body
    const text = plain.toString()
    const gone = status === 410 && row !== undefined && going.has(row.id)
    if (gone) stubs += 1
    if (status !== 200 && !gone) return void faults.push(`${path} answers ${status}`)
    if (row) {
      if (!text.endsWith(row.act)) faults.push(`${path} ends early`)
      return
    }
    const [first, ...lines] = text.split('\n')
    if (first !== path || lines.some((line) => !acts.includes(line))) faults.push(`${path} is cut`)
  }
  const read = async (n: number): Promise<void> => {
    for (let turn = n; !over; turn += 1) {
      const row = rows[turn % Math.max(1, rows.length)]
      await look(`/${place}/decisions/`)
      if (row) await look(pageOf(row), row)
      if (row) await look(listOf(row))
      await setImmediate()
    }
  }
  const reading = Array.from({ length: readers }, (_, n) => read(n))
  for (const [n, act] of acts.entries()) {
    const row = await release(act)
    expect(await publisher.settle()).toBe(true)
    rows.push(row)
    if (n % 2 === 0) continue
    going.add(row.id)
    await withdraw(row)
    expect(await publisher.settle()).toBe(true)
  }
  over = true
  await Promise.all(reading)

  expect(faults).toEqual([])
  expect(asked).toBeGreaterThan(count * readers)
  expect(stubs).toBeGreaterThan(0)
  // What was read a moment ago is trusted for a fifth of a second.
  await expect
    .poll(async () => {
      const list = (await raw(port, `/${place}/decisions/`)).body.toString()
      return rows.filter((row) => list.includes(row.act)).map((row) => row.id)
    })
    .toEqual(rows.map((row) => row.id).filter((id) => !going.has(id)))
})
