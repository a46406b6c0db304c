import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader } from '#db/open.ts'
import { newDemoFolder, publicUrl } from '#test/kit/demo-folder.ts'
import { printedAccounts } from '#test/kit/demo-staff.ts'
import { facts } from '#test/kit/house.ts'
import { startServer, type Server } from '#test/kit/server.ts'

const slug = facts().places[0]?.slug ?? ''
let dir: string
let server: Server | undefined
const start = async () => (server = await startServer({ dir, env: { PUBLIC_URL: publicUrl } }))

beforeAll(async () => {
  dir = await newDemoFolder()
})
afterAll(async () => {
  await server?.stop('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

type Receipt = { number: string; secret: string; story: string }
/** Sends a complaint; null when no answer came. */
async function complain(to: Server, n: number): Promise<Receipt | null> {
  const story = `第${n}件：工地夜里施工，吵得睡不着`
  try {
    const answer = await fetch(`${to.url}/api/${slug}/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ story, wish: 'check', nameMode: 'anonymous' }),
    })
    if (answer.status === 429) return null
    expect(answer.status, await answer.clone().text()).toBe(201)
    const { number, secret } = (await answer.json()) as Receipt
    return { number, secret, story }
  } catch {
    return null
  }
}
const look = async (at: Server, { number, secret }: Receipt) =>
  fetch(`${at.url}/api/${slug}/cases/${number}`, { headers: { 'x-case-secret': secret } })

describe('kill -9 while complaints come in', () => {
  it('every complaint that got a receipt is there after the next start, whole', async () => {
    const kept: Receipt[] = []
    for (let round = 0; round < 3; round++) {
      const running = await start()
      // Each start has a fresh count of callers; twenty an hour may be sent.
      const sending = Array.from({ length: 18 }, (_, n) => complain(running, 100 * round + n))
      const first = await Promise.any(
        sending.map(async (one) => (await one) ?? Promise.reject(new Error('no receipt'))),
      )
      running.child.kill('SIGKILL')
      const done = (await Promise.all(sending)).filter((r) => r !== null)
      expect(done).toContainEqual(first)
      kept.push(...done)
    }
    const again = await start()
    for (const receipt of kept) {
      const answer = await look(again, receipt)
      expect(answer.status, receipt.number).toBe(200)
      expect(JSON.stringify(await answer.json())).toContain(receipt.story)
    }
    expect(new Set(kept.map((r) => r.number)).size).toBe(kept.length)
    await again.stop()
  })

  it('the database is whole', async () => {
    const { check, close } = await openReader(`file:${join(dir, 'data/shouwen.db')}`)
    expect(await check()).toEqual([])
    await close()
  })

  it('a second start loses nothing: accounts, cases, pages stand as they stood', async () => {
    const running = await start()
    const receipt = await complain(running, 999)
    const accounts = await printedAccounts(running)
    expect(accounts.size).toBeGreaterThan(5)
    await running.stop()
    const again = await start()
    expect(again.printed()).not.toContain('公开页面已全部生成')
    expect(receipt && (await look(again, receipt)).status).toBe(200)
    expect(await printedAccounts(again)).toEqual(accounts)
    await again.stop()
  })
})
