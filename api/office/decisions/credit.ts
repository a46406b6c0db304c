import type { Deps } from '#api/office/deps.ts'
import { readSheets } from '#api/outside/sheets/read.ts'
import { writeWorkbook } from '#api/outside/sheets/write.ts'
import type { CreditReport } from '#db/credit-reports.ts'
import type { Decision } from '#db/decisions.ts'
import {
  creditColumns,
  creditFields,
  creditRow,
  fingerprintOf,
  lacking,
  readReceipt,
  short,
} from '#rules/decisions/credit.ts'
import { notFound } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { may } from './own.ts'

/** Decisions in one file; the rest goes with the next. */
export const perFile = 2000
const atOnce = 500
const perWrite = 50
const mostShown = 200

/** One decision in the list of what does not agree with the platform. */
export type Open = {
  id: string
  number: string
  organ: string
  what: 'new' | 'changed' | 'removed' | 'rejected' | 'waiting' | 'lacking'
  say: string
}
export type Reconciled = {
  counts: Record<Open['what'] | 'agrees', number>
  /** The first of what is open. */
  rows: Open[]
}

const isGone = (d: Decision): boolean => d.status !== 'released'

/** How a decision stands with the platform, and whether it must go over (again). */
function standing(
  d: Decision,
  report: CreditReport | null,
): Omit<Open, 'id' | 'number' | 'organ'> | null {
  const row = creditRow(d, isGone(d))
  if (isGone(d)) {
    if (!report || (report.change === 'removed' && report.state === 'accepted')) return null
    if (report.change === 'removed' && report.state === 'sent')
      return { what: 'waiting', say: '已报请撤下，等回执' }
    return { what: 'removed', say: '本站已停止公示，要报请平台撤下' }
  }
  const missing = lacking(row)
  if (missing.length > 0) return { what: 'lacking', say: `缺${missing.join('、')}，不能报送` }
  if (!report || report.change === 'removed') return { what: 'new', say: '还没有报送' }
  if (report.fingerprint !== fingerprintOf(row))
    return { what: 'changed', say: '报送之后改过，要再报' }
  if (report.state === 'rejected')
    return { what: 'rejected', say: `被退回：${report.answer || '没有写原因'}` }
  return report.state === 'sent' ? { what: 'waiting', say: '已报送，等回执' } : null
}

/** Exchange with the credit platform: files in the fields of the standard, receipts, and what does not agree. */
export const createCredit = (deps: Deps) => {
  const { store, now } = deps

  async function* all(place: string) {
    for (let after = ''; ;) {
      const some = await store.read.credit.withDecisions(place, after, atOnce)
      for (const { decision, report } of some)
        yield { decision, report, open: standing(decision, report) }
      const last = some.at(-1)
      if (!last || some.length < atOnce) return
      after = last.decision.id
    }
  }

  return {
    /** What the platform has and what it should have (发改办财金〔2018〕424号; S1-12). */
    async reconcile(by: StaffMember): Promise<Reconciled> {
      may(by, 'decision.import')
      const counts = {
        new: 0,
        changed: 0,
        removed: 0,
        rejected: 0,
        waiting: 0,
        lacking: 0,
        agrees: 0,
      }
      const rows: Open[] = []
      for await (const { decision: d, open } of all(by.place)) {
        counts[open?.what ?? 'agrees'] += 1
        if (open && rows.length < mostShown)
          rows.push({ id: d.id, number: d.number, organ: d.organ, ...open })
      }
      return { counts, rows }
    },

    /** Marks what must go over as sent and names its file; null when there is nothing. What was refused goes again. */
    async handOver(by: StaffMember): Promise<{ batch: string; rows: number } | null> {
      may(by, 'decision.import')
      const due: { decision: Decision; change: CreditReport['change'] }[] = []
      for await (const { decision, report, open } of all(by.place)) {
        if (!open || open.what === 'waiting' || open.what === 'lacking') continue
        const change = open.what === 'removed' ? 'removed' : report ? 'changed' : 'new'
        due.push({ decision, change })
        if (due.length >= perFile) break
      }
      if (due.length === 0) return null
      const at = now()
      const batch = await store.write(async (tx) => {
        const serial = await tx.serials.next(`credit:${by.place}`)
        await tx.audit.insert({
          at,
          staffId: by.id,
          verb: 'decision.import',
          object: `credit:${serial}`,
          detail: { rows: due.length },
        })
        return String(serial)
      })
      for (let from = 0; from < due.length; from += perWrite)
        await store.write(async (tx) => {
          for (const { decision: d, change } of due.slice(from, from + perWrite))
            await tx.credit.sent({
              decisionId: d.id,
              place: by.place,
              batch,
              change,
              fingerprint: fingerprintOf(creditRow(d, change === 'removed')),
              sentAt: at,
              sentBy: by.id,
            })
        })
      return { batch, rows: due.length }
    },

    /** The file of a batch: codes in the first row, as the platform's form has them. */
    async file(by: StaffMember, batch: string): Promise<Uint8Array> {
      may(by, 'decision.import')
      const rows = await store.read.credit.ofBatch(by.place, batch)
      if (rows.length === 0) throw notFound('没有这一批，或者里面的决定都重新报送过了')
      return writeWorkbook([
        {
          name: '行政处罚',
          widths: creditFields.map(() => 18),
          rows: [
            creditFields,
            ...rows.map(({ decision, report }) => {
              const row = creditRow(decision, report.change === 'removed')
              return creditFields.map((field) => row[field])
            }),
          ],
        },
        {
          name: '字段说明',
          widths: [20, 50],
          rows: [['代码', '中文名'], ...creditFields.map((f) => [f, creditColumns[f]])],
        },
      ])
    },

    /** Takes a receipt in: each row settles the decision that it names; what it cannot settle is said. */
    async receipt(
      by: StaffMember,
      bytes: Uint8Array,
    ): Promise<{ accepted: number; rejected: number; faults: string[] }> {
      may(by, 'decision.import')
      const { sheets } = await readSheets(bytes)
      const { receipts, faults } = readReceipt(sheets[0]?.rows ?? [])
      const done = { accepted: 0, rejected: 0 }
      for (let from = 0; from < receipts.length; from += perWrite) {
        const some = receipts.slice(from, from + perWrite)
        await store.write(async (tx) => {
          const known = await tx.credit.ofNumbers(
            by.place,
            some.map((r) => r.number),
          )
          for (const { row, number, organ, state, why } of some) {
            const found = known.filter((k) => k.number === number && (!organ || k.organ === organ))
            const [one] = found
            if (!one || found.length > 1) {
              faults.push(
                `第 ${row} 行：${one ? `“${short(number)}”有几份，要写处罚机关` : `没有报送过“${short(number)}”`}`,
              )
              continue
            }
            await tx.credit.answered(one.report.decisionId, one.report.batch, {
              state,
              answeredAt: now(),
              answer: why.slice(0, 500) || null,
            })
            done[state] += 1
          }
        })
      }
      if (receipts.length > 0)
        await store.write((tx) =>
          tx.audit.insert({
            at: now(),
            staffId: by.id,
            verb: 'decision.import',
            object: 'credit:receipt',
            detail: { ...done, faults: faults.length },
          }),
        )
      return { ...done, faults }
    },
  }
}
