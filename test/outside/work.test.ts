import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { threadOf } from '#api/http/thread-of.ts'
import { planTask } from '#api/office/catalogue/plan-task.ts'
import { openStaging } from '#api/outside/staging.ts'
import { openThread, type Task } from '#api/outside/work.ts'
import { Refusal } from '#rules/refusal.ts'
import { facts, root } from '#test/kit/house.ts'
import { sqlite, type TestStore } from '#test/kit/stores.ts'
import { workbook } from '#test/kit/workbook.ts'

/** A thread of a few lines, which does what its tasks say. */
const little = `
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', async ({ id, name, input }) => {
    if (name === 'echo') parentPort.postMessage({ id, answer: input })
    if (name === 'refuse') parentPort.postMessage({ id, refusal: { code: 'x', status: 409, title: '不行', message: '因为', errors: [] } })
    if (name === 'count') {
      for (let n = 1; n <= input; n += 1) parentPort.postMessage({ id, progress: [n, input] })
      parentPort.postMessage({ id, answer: input })
    }
    if (name === 'fail') throw new Error('broken')
    if (name === 'spin') for (;;);
    if (name === 'eat') { const all = []; for (;;) all.push(new Array(1e6).fill({})) }
  })`
const task = (name: string): Task<unknown, unknown> => ({
  name,
  run: () => Promise.reject(new Error('runs in the thread alone')),
})

describe('work in a thread of its own (DESIGN 3)', () => {
  let dir: string
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'shouwen-thread-'))
    writeFileSync(join(dir, 'little.mjs'), little)
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  const open = (more: object = {}) =>
    openThread({ file: join(dir, 'little.mjs'), data: {}, ...more })

  it('gives answers, progress and refusals back, each to whoever asked', async () => {
    const { work, close } = open()
    const seen: number[] = []
    const [one, two] = await Promise.all([
      work(task('echo'), { a: 1 }),
      work(task('count'), 3, (n) => seen.push(n)),
    ])
    expect([one, two, seen]).toEqual([{ a: 1 }, 3, [1, 2, 3]])
    const refused = await work(task('refuse'), 0).catch((e: unknown) => e)
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ code: 'x', status: 409, message: '因为' })
    await close()
  })

  it('a task without end, without memory, or with a fault takes the thread down, not us; the next gets a new one', async () => {
    const { work, close } = open({ patience: 5_000 })
    await expect(work(task('spin'), 0)).rejects.toThrow(/时间太长/)
    expect(await work(task('echo'), 'again')).toBe('again')
    await expect(work(task('fail'), 0)).rejects.toThrow(/broken/)
    expect(await work(task('echo'), 'again')).toBe('again')
    await close()
    const hungry = open({ memory: 48 })
    await expect(hungry.work(task('eat'), 0)).rejects.toThrow(/太大/)
    expect(await hungry.work(task('echo'), 'still')).toBe('still')
    await hungry.close()
  })

  it('rests when nothing is asked, and comes back', async () => {
    const { work, close } = open({ idle: 30 })
    expect(await work(task('echo'), 1)).toBe(1)
    await new Promise((done) => setTimeout(done, 120))
    expect(await work(task('echo'), 2)).toBe(2)
    await close()
  })
})

describe('the thread of the product', () => {
  let test: TestStore
  let dir: string
  beforeAll(async () => {
    test = await sqlite()
    dir = mkdtempSync(join(tmpdir(), 'shouwen-plan-'))
    writeFileSync(join(dir, 'facts.json'), JSON.stringify(facts()))
  })
  afterAll(async () => {
    await test.dispose()
    rmSync(dir, { recursive: true, force: true })
  })

  it('plans an import over its own read connection, and sees what was revised since', async () => {
    const { file, data } = threadOf({ root, databaseUrl: test.url, PLACES: [] })
    const { work, close } = openThread({ file, data: { ...data, facts: join(dir, 'facts.json') } })
    const staging = openStaging(join(dir, 'staged'))
    const id = await staging.create()
    const folder = staging.folder(id)
    const announcement = {
      number: '演示〔2026〕1号',
      on: '2026-03-01',
      title: '演示公告',
      document: 'demo',
    }
    await folder.put(
      'draft.json',
      JSON.stringify({
        place: 'lingxi',
        by: null,
        fileName: 'x',
        announcement,
        from: '2026-03-01',
        complete: true,
      }),
    )
    await folder.put(
      'file',
      await workbook({
        表: [
          ['事项名称', '法律依据'],
          ['对甲的处罚', '《没有的法》第一条'],
        ],
      }),
    )
    const first = await work(planTask, { dir: folder.dir, today: '2026-11-22' })
    expect(first).toMatchObject({ rows: 1, basedOn: 0, counts: { new: 1, alone: 1 } })
    const [row] = (
      (await folder.json<{ kind: string; payload: object; id: string }[]>('batch-0.json')) ?? []
    ).filter((r) => r.kind === 'official')
    await test.store.write((tx) =>
      tx.revisions.insert({
        place: 'lingxi',
        kind: 'official',
        key: row?.id ?? '',
        validFrom: '2026-03-01',
        data: row?.payload as never,
        at: 1,
        note: '演示公告',
      }),
    )
    expect(await work(planTask, { dir: folder.dir, today: '2026-11-22' })).toMatchObject({
      basedOn: 1,
      counts: { new: 0, same: 1 },
    })
    await folder.put('file', new Uint8Array([1, 0, 1]))
    await expect(work(planTask, { dir: folder.dir, today: '2026-11-22' })).rejects.toThrow(
      /不是表格/,
    )
    await close()
  })
})
