import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '#db/open.ts'
import { facts, root } from '#test/kit/content.ts'
import { plainPublisher } from '#test/kit/publish-me.ts'
import { aDecision } from '#test/kit/rows.ts'
import { differences, filesWith } from '#test/kit/tree.ts'

const place = facts().places[0]?.slug ?? ''
/** One place with a few items: a full publish takes a moment. */
const few = { ...facts(), places: facts().places.slice(0, 1), items: facts().items.slice(0, 5) }
const rounds = 5
let home: string
let store: Store
const path = (name: string) => join(home, name)
const url = () => `file:${path('shouwen.db')}`

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'shouwen-kill-publish-'))
  for (const name of ['public', 'built/_astro']) mkdirSync(path(name), { recursive: true })
  store = await openStore(url())
  writeFileSync(path('facts.json'), JSON.stringify(few))
})
afterAll(async () => {
  await store.close()
  rmSync(home, { recursive: true, force: true })
})

const live: string[] = []
const publisher = (dir: string, stamp: string) =>
  plainPublisher(store, few, [path(dir), path('built'), stamp])
/** Some decisions come and one goes, each with its job. */
const happen = (round: number) =>
  store.write(async (tx) => {
    for (let n = 0; n < 6; n += 1) {
      const row = await tx.decisions.insert(
        aDecision({ place, act: `第${round}轮${n}`, decidedOn: `2026-0${1 + (n % 4)}-02` }),
      )
      live.push(row.id)
      const { id, month } = row
      await tx.publishJobs.insert(
        { type: 'decision', place, id, month, item: null, gone: false },
        Date.now(),
      )
    }
    const id = live.shift() ?? ''
    const row = await tx.decisions.byId(id)
    if (!row) throw new Error(`no decision ${id}`)
    await tx.decisions.update(id, row.version, { status: 'withdrawn', withdrawnAt: Date.now() })
    await tx.publishJobs.insert(
      { type: 'decision', place, id, month: row.month, item: null, gone: true },
      Date.now(),
    )
    return row.act
  })

/** A publisher in a process of its own, killed after so many milliseconds of work. */
async function killed(after: number, stamp: string): Promise<boolean> {
  const file = join(root, 'test/kit/publish-me.ts')
  const args = [file, url(), path('facts.json'), path('public'), path('built'), stamp]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let ended = false
  child.stdout.on('data', (said) => (ended ||= String(said).includes('ended')))
  await once(child.stdout, 'data')
  const timer = setTimeout(() => child.kill('SIGKILL'), after)
  await once(child, 'close')
  clearTimeout(timer)
  return !ended
}

describe('a publisher that is killed at any point', () => {
  it('leaves a tree that the next start brings to what a full publish writes, byte for byte (DESIGN §3)', async () => {
    const gone: string[] = []
    let cut = 0
    for (let round = 0; round < rounds; round += 1) {
      gone.push(await happen(round))
      // Every other round the whole site is made anew, with the decisions in between.
      if (await killed(15 + round * 30, `stamp ${round >> 1}`)) cut += 1
    }
    expect(cut).toBeGreaterThan(0)
    const stamp = `stamp ${rounds}`
    expect(await publisher('public', stamp).resume()).toBe('renewed')
    expect(await store.read.publishJobs.pending()).toEqual([])
    await publisher('full', stamp).all()
    expect(differences(path('public'), path('full'))).toEqual([])
    // The stubs of these pages name the act; no list and no other file does.
    for (const act of gone) {
      const files = filesWith(path('public'), act)
      expect(files.filter((f) => !f.includes('410.html'))).toEqual([])
    }
    // A busy machine takes its time to start six processes.
  }, 300_000)
  it('needs no full publish for it: the jobs alone bring the tree there', async () => {
    const stamp = `stamp ${rounds}`
    for (let round = 0; round < 3; round += 1) {
      await happen(100 + round)
      await killed(5 + round * 20, stamp)
    }
    expect(await publisher('public', stamp).resume()).toBe('current')
    rmSync(path('full'), { recursive: true })
    await publisher('full', stamp).all()
    expect(differences(path('public'), path('full'))).toEqual([])
  }, 300_000)
})
