import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { lastMoment, publicationClock } from '#rules/decisions/clock.ts'
import { dossierInput, type Dossier } from '#rules/decisions/dossier.ts'
import { gapsOf, nameFor } from '#rules/decisions/gates.ts'
import { partyKinds } from '#rules/decisions/party.ts'
import { reservedIn } from '#rules/decisions/reserved.ts'
import { ageOn, creditCodeHolds, readNumber, sumsIn } from '#rules/decisions/values.ts'
import { birthOf, idNumberHolds } from '#rules/redact/digits.ts'
import { conflict, forbidden, invalid, refusal, type FieldError } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { conclude } from './filing.ts'
import { audited, may, own } from './own.ts'

export const reservedPenalty = refusal('decision.reserved', 409, '这种处罚保留给县级')

const text = (most: number, say: string) =>
  z.string(say).trim().min(1, say).max(most, `最多 ${most} 个字`)
/** A sum in yuan as people write it; empty is none. */
export const yuan = z
  .string()
  .trim()
  .regex(/^(?:\d{1,10}(?:\.\d{1,2})?)?$/, '请写元，最多两位小数，不要写单位')

/** A decision as it is entered by the people who made it; money in yuan, as the paper has it. */
export const enterInput = z.strictObject({
  number: text(128, '请写决定书文号'),
  item: text(40, '请写执法事项编号'),
  party: text(200, '请写当事人'),
  partyKind: z.enum(partyKinds, '请选当事人类别'),
  partyCode: z.string().trim().toUpperCase().max(18).default(''),
  /** Of the organ that decided; the credit platform takes no row without it. */
  organCode: z.string().trim().toUpperCase().max(18).default(''),
  /** Looked at and not kept: a minor is never published (conventions 1.6). */
  idNumber: z.string().trim().toUpperCase().max(32).default(''),
  act: text(2000, '请写违法行为'),
  facts: text(10000, '请写违法事实'),
  basis: text(4000, '请写处罚依据'),
  kinds: z
    .union([z.string(), z.array(z.string().max(40)).max(14)])
    .transform((v) => [v].flat().filter(Boolean))
    .default([]),
  content: text(4000, '请写处罚内容'),
  fine: yuan.default(''),
  confiscated: yuan.default(''),
  decidedOn: z.iso.date('请写决定日期'),
  displayUntil: z.union([z.iso.date('请写成 2026-05-01 的样子'), z.literal('')]).default(''),
  filing: z.string().trim().max(60).default(''),
  /** In whose name it was made; empty = the name that the catalogue gives. */
  organ: z.string().trim().max(200).default(''),
  ...dossierInput.shape,
})
export type Entered = z.output<typeof enterInput>

/** Yuan as written, in 分. */
export const fen = (value: string): number | null =>
  value === '' ? null : Math.round(Number(value) * 100)
const dossierOf = (input: Entered): Dossier => ({
  ...dossierInput.parse(
    Object.fromEntries(
      Object.keys(dossierInput.shape).map((k) => [k, input[k as keyof typeof dossierInput.shape]]),
    ),
  ),
  review: null,
})

/** Takes in decisions made here, with what lies behind them. */
export const createEnter = (deps: Deps) => {
  const { store, now } = deps
  const placeOf = (by: StaffMember) => {
    const place = deps.facts().places.find((p) => p.slug === by.place)
    if (!place) throw forbidden('您的辖区不在本站')
    return place
  }

  /** Refuses what no later step could mend; what is only missing yet is a gap, and blocks publication. */
  function checked(
    by: StaffMember,
    input: Entered,
    today: string,
  ): { organ: string; number: string } {
    const errors: FieldError[] = []
    const wrong = (name: string, detail: string) =>
      void errors.push({ pointer: `/${name}`, detail })
    const { number } = readNumber(input.number)
    if (input.decidedOn > today) wrong('decidedOn', '决定日期还没有到')
    if (input.partyCode && !creditCodeHolds(input.partyCode))
      wrong('partyCode', '统一社会信用代码校验位不对（GB 32100）')
    if (input.organCode && !creditCodeHolds(input.organCode))
      wrong('organCode', '统一社会信用代码校验位不对（GB 32100）')
    if (input.partyKind === 'organisation' && !input.partyCode)
      wrong('partyCode', '法人及非法人组织必须填写统一社会信用代码')
    if (input.idNumber && !idNumberHolds(input.idNumber) && birthOf(input.idNumber) === null)
      wrong('idNumber', '证件号码校验位不对，请与证件核对')
    if (input.kinds.includes('罚款') && input.fine === '') wrong('fine', '有罚款，请写金额')
    if (input.displayUntil && input.displayUntil < input.decidedOn)
      wrong('displayUntil', '公示截止早于决定日期')
    const [fine, told] = [fen(input.fine) ?? 0, sumsIn(input.content)]
    if (fine > 0 && told.includes(fine * 10_000) && !told.includes(fine))
      wrong('fine', '这里写元，不写万元；与处罚内容里的数额对不上')
    const right = nameFor(deps.facts(), placeOf(by), input.item, input.area, input.decidedOn)
    if (!right) wrong('item', `${input.decidedOn} 这个事项没有行使主体，或者目录里没有这个事项`)
    else if (!right.bodies.includes(by.body))
      wrong('item', `这个事项在 ${input.decidedOn} 由${right.organ}行使，不是您所在的单位（S0-18）`)
    else if (input.organ && input.organ !== right.organ)
      wrong('organ', `名义不对：这个事项要以${right.organ}的名义作出（S0-18）`)
    if (errors.length > 0) throw invalid('有几处需要改一下', errors)
    return { number, organ: right?.organ ?? '' }
  }

  return {
    /** What the form offers: penalty cases of the body without a decision, and its own areas. */
    async openFilings(by: StaffMember) {
      may(by, 'decision.enter')
      return store.read.filings.open(by.place, by.body, 200)
    },

    /** Takes a decision in. One that the place reserves for the county is refused: it must be transferred (S0-12). */
    async enter(
      by: StaffMember,
      input: Entered,
    ): Promise<{ id: string; gaps: number; minor: boolean }> {
      may(by, 'decision.enter')
      const place = placeOf(by)
      const { number, organ } = checked(by, input, dayAt(now()))
      const kept = reservedIn(place, { organ, kinds: input.kinds, content: input.content })
      if (kept.length > 0)
        throw reservedPenalty(`${kept.join('、')}保留给县级，乡镇不能作出，请移送`, [
          { pointer: '/kinds', detail: `${kept.join('、')}保留给县级，请移送` },
        ])
      const age = ageOn(input.idNumber, input.decidedOn)
      const minor = age !== null && age < 18
      const dossier = dossierOf(input)
      const facts = deps.facts()
      const id = randomUUID()
      const row = {
        id,
        number,
        organ,
        itemId: input.item,
        field: facts.items.find((i) => i.id === input.item)?.field ?? null,
        partyName: input.party,
        partyKind: input.partyKind,
        partyCode: input.partyCode || null,
        organCode: input.organCode || null,
        act: input.act,
        facts: input.facts,
        basis: input.basis,
        kinds: input.kinds,
        content: input.content,
        fineFen: fen(input.fine),
        confiscatedFen: fen(input.confiscated),
        decidedOn: input.decidedOn,
        displayUntil: input.displayUntil || null,
      }
      await store.write(async (tx) => {
        const at = now()
        if (await tx.decisions.byNumber(number, organ))
          throw conflict('这个文号已经登记过了', [
            { pointer: '/number', detail: '这个文号已经登记过了' },
          ])
        const filing = input.filing
          ? (await tx.filings.open(by.place, by.body, 1000)).find(
              (f) => f.filing.id === input.filing,
            )
          : undefined
        if (input.filing && !filing)
          throw invalid('没有这个立案', [
            { pointer: '/filing', detail: '没有这个立案，或者已经结案' },
          ])
        await tx.decisions.insert({
          ...row,
          place: by.place,
          body: by.body,
          status: 'draft',
          demo: by.demo,
          enteredBy: by.id,
          dossier,
          filingId: input.filing || null,
          publishBy: lastMoment(publicationClock(facts, by.place), row.decidedOn, deps.calendar()),
          // Whose age the number gives is known now, and the number is not kept.
          ...(minor
            ? {
                proposal: {
                  disclosure: 'withheld',
                  reason: 'minor',
                  item: input.item,
                  impersonal: false,
                  keep: [],
                  hide: [],
                  noMinor: '',
                },
                proposedBy: by.id,
                proposedAt: at,
              }
            : {}),
        })
        if (filing) await conclude(deps, tx, by, filing, row)
        await tx.publishJobs.insert({ type: 'meter', place: by.place }, at)
        await audited(tx, by, 'decision.enter', id, at)
      })
      deps.publish()
      const gaps = gapsOf(facts, place, { ...row, enteredBy: by.id, dossier }).length
      return { id, gaps, minor }
    },

    /** Supplies what the dossier lacked; a review that was passed before no longer covers what changed. */
    async supply(by: StaffMember, id: string, input: z.output<typeof dossierInput>): Promise<void> {
      may(by, 'decision.enter')
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'draft' || !row.dossier)
          throw conflict('只有本站录入、还没有公开的决定能补')
        if (row.body !== by.body) throw forbidden('只有作出决定的单位能补')
        const old = row.dossier as Dossier
        const same = (['tier', 'tierReason', 'hearing'] as const).every((k) => old[k] === input[k])
        const review = same && old.area === input.area ? old.review : null
        await tx.decisions.update(row.id, row.version, { dossier: { ...input, review } })
        await audited(tx, by, 'decision.enter', id, now())
      })
    },
  }
}
