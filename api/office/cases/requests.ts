import { randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { record } from '#db/casework.ts'
import type { Request } from '#db/requests.ts'
import type { Action } from '#rules/case/action.ts'
import { markFault, marksOf } from '#rules/case/crime.ts'
import {
  isBeside,
  type CrimeMark,
  type RequestKind,
  type RequestOutcome,
} from '#rules/case/kinds.ts'
import { dayAt, daysBetween } from '#rules/clocks/day.ts'
import { conflict, invalid, notFound } from '#rules/refusal.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { withoutIdentity } from '#rules/staff/sight.ts'
import { drawAuto } from './draw.ts'
import { identityOf } from './identity.ts'
import { groundOf, nameIn } from './scope.ts'
import { actorOf, letterSerial, notAhead, type OnPaper, type Step, type Target } from './step.ts'

export type RequestInput = {
  kind: RequestKind
  to: readonly string[]
  text: string
  dueOn: string
  evidence: readonly string[]
}
export type ReplyInput = { outcome: RequestOutcome; text: string; paper?: OnPaper | undefined }

const most = 200

/** A letter in the box of the body that was asked: what it needs to come and help, never who complained. */
const letterOf = (deps: Deps, { request: r, case: c }: { request: Request; case: Case }) => {
  const known = Object.values(identityOf(deps.keys, c))
  const today = dayAt(deps.now())
  return {
    id: r.id,
    kind: r.kind,
    number: c.number,
    title: c.snapshot.item?.title ?? null,
    area: c.area,
    spot: c.spot === null ? null : withoutIdentity(c.spot, known),
    from: r.fromBody,
    text: withoutIdentity(r.text, known),
    serial: r.letterSerial,
    at: r.at,
    dueOn: r.dueOn,
    /** Days without an answer. */
    age: daysBetween(dayAt(r.at), today),
    late: r.outcome === null && r.dueOn !== null && r.dueOn < today,
    outcome: r.outcome,
    answer: r.answer,
    answeredAt: r.answeredAt,
  }
}
export type Letter = ReturnType<typeof letterOf>

/** What the owner asks of other bodies, and their answers: 吹哨, 协助, 紧急隐患, 涉嫌犯罪 (S4-9, S1-6, S1-19, S1-20(5)). */
export function createRequests(deps: Deps, act: Step) {
  const { store, now } = deps

  const actionFor = (c: Case, input: RequestInput, to: string, id: string): Action => ({
    do: 'request',
    request: id,
    kind: input.kind,
    to,
    toName: nameIn(deps, c, to, '/to'),
    text: input.text,
    ...(input.dueOn ? { dueOn: input.dueOn } : {}),
  })

  return {
    /** To one body or to several at once; each gets a letter with its own serial, all in one write. */
    async request(by: StaffMember, at: Target, input: RequestInput): Promise<Case> {
      const [first, ...others] = [...new Set(input.to)]
      if (first === undefined)
        throw invalid('请选发给哪个单位', [{ pointer: '/to', detail: '请选发给哪个单位' }])
      if (input.dueOn && input.dueOn < dayAt(now()))
        throw invalid('要求答复的日期已经过了', [{ pointer: '/dueOn', detail: '请写以后的日期' }])
      const ids = new Map([first, ...others].map((to) => [to, randomUUID()]))
      const idOf = (to: string) => ids.get(to) ?? ''
      return act(
        by,
        at,
        'case.request',
        (c) => {
          const police = input.kind !== 'crime' || isPolice(deps, c, first)
          if (!police || (input.kind === 'crime' && others.length > 0))
            throw invalid('涉嫌犯罪只能移送公安机关', [
              { pointer: '/to', detail: '涉嫌犯罪的，只选一个公安机关' },
            ])
          return actionFor(c, input, first, idOf(first))
        },
        async (tx, _before, after) => {
          let c = after
          const actor = await actorOf(deps, tx, by, c, undefined)
          const ground = groundOf(deps, c.place)
          for (const to of others)
            c = await record(tx, c, actionFor(c, input, to, idOf(to)), actor, now(), ground)
          for (const [to, id] of ids) {
            const serial = await letterSerial(deps, tx, c.place)
            await tx.requests.attach(id, { letterSerial: serial, evidence: [...input.evidence] })
            await drawAuto(deps, tx, by, c, { ...input, to, serial })
          }
        },
      )
    },

    /** The answer of the body that was asked; for a body without an account, what it wrote, recorded by the owner. */
    reply: (by: StaffMember, id: string, { outcome, text, paper }: ReplyInput): Promise<Case> =>
      store.write(async (tx) => {
        const r = await tx.requests.byId(id)
        const c = r && (await tx.cases.byId(r.caseId))
        const asker = r && isBeside(r.kind) ? r.fromBody : c?.owner
        const mine = c && c.place === by.place && by.body === (paper ? asker : r.toBody)
        if (!r || !mine || r.kind === 'proposal' || !allows(by.role, 'case.respond'))
          throw notFound('没有这份来函')
        if (r.outcome !== null) throw conflict('这份函已经答复过了')
        const actor = await actorOf(deps, tx, by, c, paper && { ...paper, body: r.toBody })
        const action = {
          do: 'answerRequest',
          request: r.id,
          kind: r.kind,
          to: r.toBody,
          from: r.fromBody,
          outcome,
          text,
        } as const
        return record(tx, c, action, actor, now(), groundOf(deps, c.place))
      }),

    /** 移送规定 5, 8: the head approves or declines, the police receive; 行政处罚法 27: it comes back. */
    crime: (
      by: StaffMember,
      at: Target,
      input: { request: string; mark: CrimeMark; text: string; on: string; time?: string },
    ) =>
      act(by, at, 'case.request', async (c, tx) => {
        const r = (await tx.requests.of(c.id)).find((x) => x.id === input.request)
        if (r?.kind !== 'crime') throw notFound('没有这份移送')
        notAhead(now(), input)
        const fault = markFault(marksOf(await tx.events.of(c.id), r.id), input.mark, r.outcome)
        if (fault) throw conflict(fault)
        return { do: 'markCrime', ...input }
      }),

    /** How many letters wait for this body, and how many of them are late; null for who answers none. */
    async lettersDue(by: StaffMember): Promise<{ waiting: number; late: number } | null> {
      if (!allows(by.role, 'case.respond')) return null
      const rows = await store.read.requests.waitingFor(by.place, by.body, most)
      const today = dayAt(now())
      const late = rows.filter(({ request: r }) => r.dueOn !== null && r.dueOn < today)
      return { waiting: rows.length, late: late.length }
    },

    /** 来函: what waits for this body, the earliest due first, and what it has answered. */
    async letters(by: StaffMember): Promise<{ waiting: Letter[]; answered: Letter[] }> {
      const [waiting, answered] = await Promise.all([
        store.read.requests.waitingFor(by.place, by.body, most),
        store.read.requests.answeredBy(by.place, by.body, most),
      ])
      const shown = (rows: typeof waiting) => rows.map((row) => letterOf(deps, row))
      return { waiting: shown(waiting), answered: shown(answered) }
    },
  }
}

const isPolice = (deps: Deps, c: Case, body: string): boolean =>
  deps
    .facts()
    .places.find((p) => p.slug === c.place)
    ?.bodies.some((b) => b.id === body && b.kind === 'police') ?? false
