import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openThread } from '#api/outside/work.ts'
import { threadOf } from '#api/http/thread-of.ts'
import { createCatalogue, type CatalogueUse } from '#api/office/catalogue/use.ts'
import { memberOf } from '#api/office/member.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { Facts } from '#rules/content/facts.ts'
import { facts, makeHouse, root } from '../kit/house.ts'
import { aStaff } from '../kit/rows.ts'
import { workbook } from '../kit/workbook.ts'
import type { Bench } from './run.ts'

/** A list as long as wanted: the compiled items again and again, as an office would write them, each row a little different. */
export const rowsOf = (of: Facts, count: number): (string | number)[][] => {
  const items = of.items.filter((i) => !i.territory)
  const words = [
    '在村道上',
    '在集镇上',
    '在河道边',
    '在学校旁',
    '在工地里',
    '在市场里',
    '在林区',
    '在景区',
    '夜间',
    '多次',
  ]
  return Array.from({ length: count }, (_, n) => {
    const item = items[n % items.length]
    if (!item) throw new Error('no items')
    const where =
      n < items.length ? '' : `${words[n % words.length]}${Math.floor(n / items.length)}`
    return [
      n + 1,
      String(330_200_000_000 + n),
      `对${where}${item.name}的行政处罚`,
      item.basis
        .map((b) => `《中华人民共和国${b.law}》${b.article}${b.paragraph ?? ''}`)
        .join('、'),
      '全部',
      '主管部门负责日常监管并受理线索，需要立案的移送综合执法部门；综合执法部门办理后反馈',
      '县主管部门',
    ]
  })
}

export const header = [
  '序号',
  '事项代码',
  '事项名称',
  '法律依据',
  '划转范围',
  '具体职责边界',
  '划出部门',
]
type Held = { cpu: number; worst: number; worstCpu: number; over: number }

/**
 * How long the loop of this thread was held while something ran: by the clock, and by the processor time that the
 * thread itself used in one turn, which a busy machine does not stretch.
 */
async function holding(work: () => Promise<unknown>): Promise<[ms: number, Held]> {
  let on = true
  const held: Held = { cpu: 0, worst: 0, worstCpu: 0, over: 0 }
  const cpu = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  const loop = (async () => {
    for (let [last, used] = [performance.now(), cpu()]; on;) {
      await new Promise((done) => setTimeout(done, 1))
      const [now, usedNow] = [performance.now(), cpu()]
      held.worst = Math.max(held.worst, now - last - 1)
      held.worstCpu = Math.max(held.worstCpu, usedNow - used)
      if (usedNow - used > 10) held.over += 1
      ;[last, used] = [now, usedNow]
    }
  })()
  const before = process.cpuUsage()
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  on = false
  await loop
  return [ms, { ...held, cpu: (user + system) / 1e6 }]
}

const ready = async (catalogue: CatalogueUse, by: StaffMember, id: string): Promise<void> => {
  for (;;) {
    const { stage } = await catalogue.preview(by, id)
    if (stage.at === 'failed') throw new Error(stage.say)
    if (stage.at !== 'planning' && stage.at !== 'taking') return
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** An official list through the desk of a house with its worker thread: read and compare, take in, take back. */
export const importing: Bench = {
  name: 'import',
  title: 'Import of an official list (SQLite, worker thread)',
  run: async ({ scale, table, note }) => {
    const dir = mkdtempSync(join(tmpdir(), 'shouwen-import-'))
    const shipped = facts()
    const databaseUrl = `file:${join(dir, 'shouwen.db')}`
    const factsFile = join(dir, 'facts.json')
    writeFileSync(factsFile, JSON.stringify(shipped))
    const { file, data } = threadOf({ root, databaseUrl, PLACES: [] })
    const thread = openThread({ file, data: { ...data, facts: factsFile } })
    const house = await makeHouse({ url: databaseUrl, parts: { work: thread.work } })
    // Publishing comes behind an import, and has a bench of its own.
    const catalogue = createCatalogue({ ...house.deps, publish: () => undefined })
    const [place] = shipped.places
    const body = place?.bodies[0]
    if (!place || !body) throw new Error('no place')
    const owner = place.assignments.find((a) => a.mode === 'empowered')?.owner ?? body.id
    const by = memberOf(
      await house.deps.store.write((tx) =>
        tx.staff.insert(aStaff({ place: place.slug, body: body.id, role: 'publisher' })),
      ),
    )
    const paper = { title: '演示公告', fileName: '清单.xlsx', complete: true, owner }
    const count = Math.round(10_000 * scale)
    const rows = rowsOf(shipped, count)
    const first = await workbook({ 清单: [header, ...rows] })
    const changed = rows
      .slice(50)
      .map((r, n) => (n < 50 ? [...r.slice(0, 4), '部分', ...r.slice(5)] : r))
    const second = await workbook({ 清单: [header, ...changed] })

    const seen: Record<string, string | number>[] = []
    const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      const [ms, held] = await holding(work)
      seen.push({
        step: what,
        seconds: (ms / 1000).toFixed(2),
        'processor s': held.cpu.toFixed(2),
        'main thread, worst turn ms': held.worst.toFixed(1),
        'of its own work': held.worstCpu.toFixed(1),
        'turns over 10 ms': held.over,
      })
    }
    let id = ''
    const read = (bytes: Uint8Array, n: number) => async () => {
      id = await catalogue.begin(
        by,
        { ...paper, number: `演示〔2026〕${n}号`, on: `2026-0${n}-01` },
        bytes,
      )
      await ready(catalogue, by, id)
    }
    const take = async () => {
      await catalogue.commit(by, id, true)
      await ready(catalogue, by, id)
    }
    const counts = async () => (await catalogue.preview(by, id)).summary?.counts
    await measure(`read, match and compare ${count} rows`, read(first, 1))
    const found = await counts()
    await measure('take them in', take)
    await measure('read the next list (50 changed, 50 gone)', read(second, 2))
    const next = await counts()
    await measure('take it in', take)
    await measure('take it back', () => catalogue.undo(by))
    table(seen)
    note(
      `${(first.length / 1024).toFixed(0)} kB of xlsx; linked ${found?.linked}, in the list alone ${found?.alone}; then changed ${next?.change}, recalled ${next?.recall}, same ${next?.same}.`,
    )
    await thread.close()
    await house.dispose()
    rmSync(dir, { recursive: true, force: true })
  },
}
