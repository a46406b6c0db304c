import { mkdtempSync, rmSync, writeFileSync, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openThread } from '#api/outside/work.ts'
import { threadOf } from '#api/http/thread-of.ts'
import { memberOf } from '#api/office/member.ts'
import { createDecisions } from '#api/office/decisions/use.ts'
import { facts, makeHouse, root } from '../kit/house.ts'
import { aStaff } from '../kit/rows.ts'
import type { Bench } from './run.ts'

const header =
  'CF_XDR_MC,CF_XDR_LB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG'

/** A file of made-up decisions, written piece by piece: nothing of it can be taken for a real one. */
async function writeRows(path: string, count: number, changed: boolean): Promise<void> {
  const bases = facts().items.flatMap((i) => i.basis.filter((b) => b.role === 'penalises'))
  const out = createWriteStream(path)
  out.write(`${header}\n`)
  for (let n = 0; n < count; n += 1) {
    const basis = bases[n % bases.length]
    const day = `2026-0${1 + (n % 4)}-${String(1 + (n % 28)).padStart(2, '0')}`
    const fine = changed && n % 100 === 0 ? '罚款300元,0.03' : '罚款200元,0.02'
    const line = `演示人${n},自然人,演示〔2026〕${n + 1}号,演示：乱堆物料,演示数据。当事人把物料堆在路边，经劝说后清走，没有造成损害。,《${basis?.law}》${basis?.article},罚款,${fine},${day},演示机关${n % 20}\n`
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/** A long file of decisions: read and compared in the thread, written beside other writes, the same again, taken back. */
export const importingDecisions: Bench = {
  name: 'import-decisions',
  title: 'Import of decisions (CSV, SQLite, worker thread)',
  run: async ({ scale, table, note }) => {
    const dir = mkdtempSync(join(tmpdir(), 'shouwen-decisions-'))
    const databaseUrl = `file:${join(dir, 'shouwen.db')}`
    const factsFile = join(dir, 'facts.json')
    writeFileSync(factsFile, JSON.stringify(facts()))
    const { file, data } = threadOf({ root, databaseUrl, PLACES: [] })
    const thread = openThread({ file, data: { ...data, facts: factsFile }, memory: 384 })
    const house = await makeHouse({ url: databaseUrl, parts: { work: thread.work } })
    const { store } = house.deps
    const writes: number[] = []
    const timed = {
      ...store,
      write: async <T>(fn: Parameters<typeof store.write<T>>[0]) => {
        const began = performance.now()
        const result = await store.write(fn)
        writes.push(performance.now() - began)
        return result
      },
    }
    const decisions = createDecisions({ ...house.deps, store: timed, publish: () => undefined })
    const [place] = facts().places
    const by = memberOf(
      await store.write((tx) =>
        tx.staff.insert(
          aStaff({
            place: place?.slug ?? '',
            body: place?.firstResponder ?? '',
            role: 'publisher',
          }),
        ),
      ),
    )
    const count = Math.round(100_000 * scale)
    const [first, second] = [join(dir, 'first.csv'), join(dir, 'second.csv')]
    await writeRows(first, count, false)
    await writeRows(second, count, true)
    const seen: Record<string, string | number>[] = []
    const measure = async (step: string, work: () => Promise<string>): Promise<void> => {
      writes.length = 0
      let most = 0
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage().rss)
      }, 50)
      const began = performance.now()
      const outcome = await work()
      clearInterval(watch)
      const long = writes.toSorted((a, b) => a - b)
      seen.push({
        step,
        seconds: ((performance.now() - began) / 1000).toFixed(1),
        outcome,
        writes: writes.length,
        'write p50 ms': (long[long.length >> 1] ?? 0).toFixed(0),
        'write p99 ms': (long[Math.floor(long.length * 0.99)] ?? 0).toFixed(0),
        'resident MB': Math.round(most / 2 ** 20),
      })
    }
    const run = (path: string, dry: boolean) => async () => {
      const { report } = await decisions.run(by, { fileName: 'a.csv', path }, { dry })
      const { new: fresh, change, same, refused } = report.counts
      return `new ${fresh}, changed ${change}, same ${same}, refused ${refused}`
    }
    await measure(`dry run of ${count} rows`, run(first, true))
    await measure('import', run(first, false))
    await measure('the same file again', run(first, false))
    await measure('a file with one row in a hundred corrected', run(second, false))
    await measure('taken back', async () => `stayed ${(await decisions.undo(by)).stayed}`)
    table(seen)
    note(
      'Resident memory is that of the whole process: main thread, worker thread, page cache of SQLite.',
    )
    await thread.close()
    await house.dispose()
    rmSync(dir, { recursive: true, force: true })
  },
}
