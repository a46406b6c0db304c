import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sha256 } from '#rules/chain/sha256.ts'
import type { Revision } from '#rules/content/revision.ts'
import { commitmentOf } from '#rules/inspection/commitment.ts'
import { draw } from '#rules/inspection/draw.ts'
import { openStore } from '#db/open.ts'
import { root } from './content.ts'
import { revise } from './revise.ts'

const at = Date.UTC(2026, 4, 6, 1)
const officers = ['演示0001', '演示0002', '演示0003']

/** Officers, a plan with objects, and a draw that was held, in a demo folder that no server has open. */
export async function planInspections(dir: string, slug: string, body: string, item: string) {
  const register = officers.map((certificate, n): Revision => ({
    kind: 'officer',
    place: slug,
    id: certificate,
    from: '2026-01-01',
    cause: '演示',
    payload: { name: `演示员${n}`, body, duty: '执法', certificate, demo: true, to: '2099-01-01' },
  }))
  await revise(dir, register)
  const url = `file:${join(dir, 'data/shouwen.db')}`
  const store = await openStore(url, { migrations: join(root, 'db/migrations') })
  const lead = (await store.read.staff.list(slug)).find((s) => s.role === 'lead')
  const staffId = lead?.id ?? ''
  const plan = randomUUID()
  const objects = ['演示面馆', '演示小吃店', '演示烧烤店'].map((name, n) => ({
    id: randomUUID(),
    place: slug,
    code: `D0000${n + 1}`,
    kind: '餐饮店',
    name,
    natural: false,
    area: null,
    spot: '某路口',
    version: 1,
    at,
  }))
  const lists = {
    objects: objects.map(({ code, name }) => ({ code, name })),
    officers: officers.map((certificate, n) => ({
      code: `00${n + 1}-${certificate.slice(-4)}`,
      certificate,
    })),
    conflicts: [['D00001', '001-0001']] as [string, string][],
  }
  const announced = {
    id: randomUUID(),
    valueSource: '演示：某一期开奖号码',
    valueOn: '2026-05-08',
    count: 2,
    objects: lists.objects.map((o) => o.code),
    officers: lists.officers.map((o) => o.code),
    conflicts: lists.conflicts,
  }
  const { id, valueSource, valueOn, count } = announced
  const value = '7,12,30'
  await store.write(async (tx) => {
    await tx.inspections.addPlan({
      id: plan,
      place: slug,
      kind: 'year',
      parent: null,
      name: '演示年度计划',
      body,
      partners: [],
      objectKind: '餐饮店',
      items: [item],
      most: 1,
      staffId,
      at,
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
    })
    for (const object of objects) await tx.inspections.addObject(object)
    await tx.inspections.addDraw({
      id,
      place: slug,
      plan,
      count,
      valueSource,
      valueOn,
      lists,
      announcedAt: at,
      staffId,
      commitment: commitmentOf(sha256, announced),
      value,
      drawnAt: at + 2 * 86_400_000,
      ...draw(sha256, announced, value),
    })
  })
  await store.close()
  return { plan, draw: id }
}
