import { randomUUID } from 'node:crypto'
import type { Deps, TakeIn } from '#api/office/deps.ts'
import { Duplicate } from '#db/errors.ts'
import { nearest } from '#db/work-orders.ts'
import { caseStatusNames, type CaseStatus } from '#rules/case/kinds.ts'
import type { Place } from '#rules/content/place.ts'
import { shortFault } from '#rules/fault.ts'
import { noAnswers } from '#rules/journey/answers.ts'
import { writeMoment } from '#rules/open311/time.ts'
import { bodyName } from '#rules/place/name.ts'
import type { Order, OrderRow } from '#rules/platforms/orders.ts'
import { forbidden, notFound, Refusal } from '#rules/refusal.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { maySee } from '#rules/staff/sight.ts'
import { orderBookTask, readOrdersTask } from './tasks.ts'

/** Platforms that exchange files: the channel of their cases, and how a page calls them. */
export const platforms = [
  { id: 'hotline', say: '12345 热线' },
  { id: 'platform', say: '县级、省级平台' },
] as const
export type PlatformId = (typeof platforms)[number]['id']

export type OrderFate = 'new' | 'known' | 'refused'
export type OrderReport = {
  rows: (Pick<OrderRow, 'row' | 'foreignId' | 'faults' | 'warnings'> & { fate: OrderFate })[]
  faults: string[]
  warnings: string[]
  counts: Record<OrderFate, number>
}
/** Who exchanges: a clerk at the desk, or the command line for a whole place. */
export type Exchanger = StaffMember | { id: null; place: string }

const mostExported = 5000
export const exportHeader = [
  '工单编号',
  '本站编号',
  '状态',
  '办理期限',
  '收到时间',
  '承办单位',
  '答复时间',
  '答复内容',
]

/** Work orders of closed networks as sheets: in through the ordinary intake, back with the words of the answer. */
export function createOrders(deps: Deps, takeIn: TakeIn) {
  const { store, work, now, log } = deps
  const must = (by: Exchanger) => {
    if ('role' in by && !allows(by.role, 'order.exchange'))
      throw forbidden('导入、导出平台工单由受理员和负责人做')
  }
  const placeOf = (slug: string): Place => {
    const place = deps.facts().places.find((p) => p.slug === slug)
    if (!place) throw notFound('没有这个辖区')
    return place
  }

  async function plan(by: Exchanger, channel: PlatformId, bytes: Uint8Array) {
    must(by)
    const { areas } = placeOf(by.place)
    const reading = await work(readOrdersTask, {
      bytes,
      areas: areas.map(({ id, name }) => ({ id, name })),
    })
    const ids = reading.rows.flatMap((r) => r.order?.foreignId ?? [])
    const known = await store.read.workOrders.known(by.place, channel, ids)
    const fateOf = ({ order }: OrderRow): OrderFate =>
      order === null ? 'refused' : known.has(order.foreignId) ? 'known' : 'new'
    return { reading, rows: reading.rows.map((row) => ({ ...row, fate: fateOf(row) })) }
  }
  const report = (
    { faults, warnings }: Pick<OrderReport, 'faults' | 'warnings'>,
    rows: readonly (OrderRow & { fate: OrderFate })[],
  ): OrderReport => ({
    faults,
    warnings,
    rows: rows.map(({ row, foreignId, faults: wrong, warnings: poor, fate }) => ({
      row,
      foreignId,
      faults: wrong,
      warnings: poor,
      fate,
    })),
    counts: {
      new: rows.filter((r) => r.fate === 'new').length,
      known: rows.filter((r) => r.fate === 'known').length,
      refused: rows.filter((r) => r.fate === 'refused').length,
    },
  })

  /** Takes one order in; the platform's number is kept in the same write, so that it stands once. */
  async function take(place: string, channel: PlatformId, order: Order): Promise<OrderFate> {
    const { foreignId, story, wish, area, spot, nameMode, contact, due } = order
    const answers = { ...noAnswers, story, wish, area, spot, nameMode, time: 'unsure' as const }
    const at = now()
    try {
      await takeIn(place, { channel, answers, contact, foreignId }, null, async (tx, c) => {
        const row = { place, channel, foreignId, caseId: c.id, dueOn: due, at }
        await tx.workOrders.insert({ id: randomUUID(), ...row })
        // The desk has it where its other deadlines are; the citizen is shown only our own.
        const dueOn = nearest(c.dueOn, due ?? undefined, [])
        if (dueOn !== c.dueOn)
          await tx.provisional.setDues([{ id: c.id, version: c.version, dueOn }])
      })
      return 'new'
    } catch (error) {
      // Somebody brought the same sheet at the same moment.
      if (error instanceof Duplicate && error.key.startsWith('work_orders')) return 'known'
      throw error
    }
  }

  return {
    /** Says what a sheet would do; writes nothing. */
    async dryRun(by: Exchanger, channel: PlatformId, bytes: Uint8Array): Promise<OrderReport> {
      const { reading, rows } = await plan(by, channel, bytes)
      return report(reading, rows)
    },

    /** Takes every good row in; the same sheet again changes nothing, and a row that is refused stops no other. */
    async run(by: Exchanger, channel: PlatformId, bytes: Uint8Array): Promise<OrderReport> {
      const { reading, rows } = await plan(by, channel, bytes)
      const done: (OrderRow & { fate: OrderFate })[] = []
      for (const row of rows) {
        if (row.fate !== 'new' || row.order === null) done.push(row)
        else
          try {
            done.push({ ...row, fate: await take(by.place, channel, row.order) })
          } catch (error) {
            if (!(error instanceof Refusal))
              log('error', 'order.failed', { error: shortFault(error) })
            const said =
              error instanceof Refusal
                ? error.errors.map((e) => e.detail).join('；') || error.message
                : '存不进去，请过几分钟再导入这个文件，已收的不会重复'
            done.push({ ...row, fate: 'refused', faults: [said] })
          }
      }
      const made = report(reading, done)
      await store.write((tx) =>
        tx.audit.insert({
          at: now(),
          staffId: by.id,
          verb: 'order.exchange',
          object: `orders:${channel}`,
          detail: made.counts,
        }),
      )
      return made
    },

    /** The sheet that goes back: number and deadline of the platform, where it stands, and the words of the answer. */
    async sheet(by: Exchanger, channel: PlatformId): Promise<Uint8Array> {
      must(by)
      const place = placeOf(by.place)
      const found = await store.read.workOrders.list(by.place, channel, mostExported)
      const mine = found.filter((row) => !('role' in by) || maySee(by, row.case))
      const bodies = new Map(place.bodies.map((b) => [b.id, bodyName(b)]))
      const time = (ms: number | null) =>
        ms === null ? null : writeMoment(ms).slice(0, 16).replace('T', ' ')
      const rows = mine.map(({ order, case: c, answer }) => [
        order.foreignId,
        c.number,
        caseStatusNames[c.status as CaseStatus] ?? c.status,
        order.dueOn,
        time(c.receivedAt),
        bodies.get(c.owner) ?? c.owner,
        time(c.answeredAt),
        answer,
      ])
      const bytes = await work(orderBookTask, { rows: [exportHeader, ...rows] })
      await store.write((tx) =>
        tx.audit.insert({
          at: now(),
          staffId: by.id,
          verb: 'order.exchange',
          object: `orders:${channel}`,
          detail: { exported: rows.length },
        }),
      )
      return bytes
    },
  }
}
