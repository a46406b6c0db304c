import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#rules/chain/sha256.ts'
import { verifyChain } from '#rules/chain/verify.ts'
import { openStore } from '#db/open.ts'
import { hasPostgres } from '#test/kit/postgres.ts'
import { engines } from '#test/kit/stores.ts'

const child = join(import.meta.dirname, '../kit/kill-me.ts')

/** Runs the child on a database until it has acknowledged `enough` rows, then kills it. */
const killed = (url: string, enough: number): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, url], { stdio: ['ignore', 'pipe', 'inherit'] })
    const acknowledged: string[] = []
    createInterface(running.stdout).on('line', (line) => {
      acknowledged.push(line)
      if (acknowledged.length === enough) running.kill('SIGKILL')
    })
    running.on('error', reject)
    running.on('close', () => resolve(acknowledged))
  })

// PGlite lives in one process: there is nothing to kill beside it.
describe.each(engines.slice(0, hasPostgres() ? 2 : 1))(
  'kill -9 while writing on $name',
  (engine) => {
    it('loses no acknowledged row, and leaves no half of any', async () => {
      const test = await engine.open()
      const acknowledged = await killed(test.url, 500)
      expect(acknowledged.length).toBeGreaterThanOrEqual(500)
      const store = await openStore(test.url)
      const rows = await store.read.chain.cases('', 100_000)
      const stored = new Set(rows.map((row) => row.id))
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
      for (const row of rows) {
        const events = await store.read.chain.events(row.id)
        const { number, head, length } = row
        expect(verifyChain(sha256, events, { number, head, length })).toMatchObject({ ok: true })
      }
      expect(await store.check()).toEqual([])
      await store.close()
      await test.dispose()
    })
  },
)
