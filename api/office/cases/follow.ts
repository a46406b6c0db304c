import { randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import type { CaseClock } from '#db/case-clocks.ts'
import type { Case } from '#db/cases.ts'
import { timeOf, waitingForCitizen } from '#db/casework-clocks.ts'
import { record } from '#db/casework.ts'
import { Duplicate } from '#db/errors.ts'
import { crimeBars, crimeBarsText } from '#rules/case/crime.ts'
import type { Finding, Measure, Visitor } from '#rules/case/kinds.ts'
import { holdsOn } from '#rules/clocks/day.ts'
import { parseNumber } from '#rules/case/number.ts'
import type { Clock } from '#rules/content/common.ts'
import type { PenaltyKind } from '#rules/content/item.ts'
import { conflict, invalid } from '#rules/refusal.ts'
import { notItsOwn } from '#rules/place/reserved.ts'
import { openStatuses } from '#rules/staff/boxes.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { groundOf, placeOf } from './scope.ts'
import { actorOf, notAhead, type Step, type Target } from './step.ts'

export type MeasureInput = {
  mark: Measure
  text: string
  on: string
  time: string
  reason: string
}

export type DecideInput = { decision: string; on: string; kinds: readonly PenaltyKind[] }

/** The running clock of a case that its own source lets be extended; undefined when none does. */
export const extendable = (
  clocks: readonly Clock[],
  rows: readonly CaseClock[],
): Clock | undefined => {
  const running = new Set(rows.filter((r) => r.stoppedOn === null).map((r) => r.clockId))
  return clocks.find((k) => k.extension && !k.extension.by && running.has(k.id))
}

/** For what the running clocks of a case may stand still by their own sources; the citizen's answer has its own step. */
export const pausable = (clocks: readonly Clock[], rows: readonly CaseClock[]): string[] => {
  const running = new Set(rows.filter((r) => r.stoppedOn === null).map((r) => r.clockId))
  const reasons = clocks.filter((k) => running.has(k.id)).flatMap((k) => k.pauses)
  return [...new Set(reasons)].filter((reason) => reason !== waitingForCitizen)
}

/** Refuses time that no source leaves out, that is left out already, or that ends without having begun. */
function timeFault(
  { mark, reason }: MeasureInput,
  known: readonly string[],
  events: readonly { verb: string; payload: unknown }[],
): void {
  if (mark !== 'time_out' && mark !== 'time_in') return
  const last = events
    .map((e) => timeOf(e.verb, e.payload))
    .findLast((t) => t.reason === reason && ['time_out', 'time_in'].includes(String(t.mark)))
  const open = last?.mark === 'time_out'
  const fault =
    mark === 'time_in'
      ? open
        ? undefined
        : '没有因为这个原因停止计算'
      : open
        ? '已经因为这个原因停止计算'
        : known.includes(reason)
          ? undefined
          : '在走的期限，来源没有说这段时间可以不算'
  if (fault) throw invalid(fault, [{ pointer: '/reason', detail: fault }])
}

/** What follows the taking on: visits, findings, the penalty case, extension, urging, duplicates. */
export const createFollow = (deps: Deps, act: Step) => ({
  /** 延期: once, and only where the source of a running clock allows it; no day moves by somebody's wish. */
  extend: (by: StaffMember, at: Target, reason: string) =>
    act(by, at, 'case.extend', async (c, tx) => {
      const desk = c.audience === null ? tx : tx.restricted(c.audience)
      const { clocks } = groundOf(deps, c.place)
      if (!extendable(clocks, await desk.caseClocks.of(c.id)))
        throw conflict('这件事的期限，来源没有允许延长，不能延期')
      return { do: 'extend', reason }
    }),

  urge: (by: StaffMember, at: Target, text: string) =>
    act(by, at, 'case.urge', () => ({ do: 'urge', text })),

  /** 先行登记保存、查封扣押: a time that has not come yet is no record. */
  measure: (by: StaffMember, at: Target, done: MeasureInput) =>
    act(by, at, 'case.check', async (c, tx) => {
      notAhead(deps.now(), done)
      const desk = c.audience === null ? tx : tx.restricted(c.audience)
      const { clocks } = groundOf(deps, c.place)
      const known = pausable(clocks, await desk.caseClocks.of(c.id))
      timeFault(done, known, await desk.events.of(c.id))
      return { do: 'measure', ...done }
    }),

  /** A visit by two licensed officers (行政处罚法 42, 55; S1-14). */
  check: (
    by: StaffMember,
    at: Target,
    visit: { officers: readonly Visitor[]; on: string; record: string },
  ) =>
    act(by, at, 'case.check', (c) => {
      notAhead(deps.now(), visit)
      const known = placeOf(deps, c.place).officers.filter((o) => !o.demo)
      const strange = visit.officers.find(
        ({ certificate }) =>
          certificate.trim() !== '' &&
          !known.some((o) => o.certificate === certificate.trim() && holdsOn(o, visit.on)),
      )
      // Where the place has published its officers, a certificate that is not among them, or has run out, is no licence.
      if (known.length > 0 && strange)
        throw invalid('执法证对不上公示的名单', [
          { pointer: '/certificateA', detail: '执法证号不在公示名单里，或者已经过期' },
        ])
      return { do: 'check', ...visit }
    }),

  find: (by: StaffMember, at: Target, finding: Finding, text: string) =>
    act(by, at, 'case.find', () => ({ do: 'find', finding, text })),

  /** 立案: a number that the body has not given before; from here the ninety days run (行政处罚法 60). */
  async fileCase(by: StaffMember, at: Target, number: string, on = ''): Promise<Case> {
    try {
      return await act(by, at, 'case.file', () => {
        notAhead(deps.now(), { on })
        return { do: 'file', filing: randomUUID(), number, ...(on ? { on } : {}) }
      })
    } catch (error) {
      if (!(error instanceof Duplicate) || !error.key.startsWith('filings_')) throw error
      const detail = '这个立案编号已经用过，请核对'
      throw invalid(detail, [{ pointer: '/number', detail }])
    }
  },

  /** The decision that ended the penalty case; linked to its row where the register has it. */
  decide: (by: StaffMember, at: Target, { decision, on, kinds }: DecideInput) =>
    act(by, at, 'case.file', async (c, tx) => {
      const kept = notItsOwn(placeOf(deps, c.place), c.owner, kinds)
      if (kept.length > 0)
        throw conflict(
          `${kept.join('、')}不由本单位决定，请移送；用“拟作出的处罚由谁决定”可以把移送单填好`,
          [{ pointer: '/kinds', detail: `${kept.join('、')}不由本单位决定，请移送` }],
        )
      const filing = (await tx.filings.of(c.id)).find((f) => f.endedAt === null)
      if (!filing) throw conflict('没有还没作出决定的立案')
      notAhead(deps.now(), { on })
      if (crimeBars(await tx.requests.of(c.id), await tx.events.of(c.id), on))
        throw conflict(crimeBarsText)
      const row = await tx.decisions.ofNumber(c.place, decision.trim())
      const register = row?.id ?? null
      return { do: 'decide', filing: filing.id, decision, on, register, kinds }
    }),

  /**
   * 并案: this case is told the answer of another one of the same body. The main case is written first, so that an
   * answer given at the same moment is either seen here or sees this one.
   */
  merge: (by: StaffMember, at: Target, typed: string) =>
    act(by, at, 'case.merge', async (c, tx) => {
      const number = parseNumber(typed)
      const main = number ? await tx.cases.byNumber(number) : undefined
      const fits =
        main &&
        main.id !== c.id &&
        main.place === c.place &&
        main.owner === by.body &&
        main.mergedInto === null &&
        openStatuses.some((s) => s === main.status)
      if (!fits)
        throw invalid('不能并到这一件', [
          { pointer: '/into', detail: '请写本单位在办、没有并到别处的另一件的编号' },
        ])
      if ((await tx.cases.mergedInto(c.id)).length > 0)
        throw conflict('已经有别的件并到这一件，请把那一件作为主件')
      const note = { do: 'note', text: `${c.number} 并到这一件` } as const
      const actor = await actorOf(deps, tx, by, main, undefined)
      await record(tx, main, note, actor, deps.now(), groundOf(deps, c.place))
      return { do: 'merge', into: main.id, number: main.number }
    }),
})
