import type { Deps } from '#api/office/deps.ts'
import type { Decision } from '#db/decisions.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { displayEnd, lastMoment, publicationClock } from '#rules/decisions/clock.ts'
import { contentIn, type Content } from '#rules/decisions/content.ts'
import { cutsOf } from '#rules/decisions/cuts.ts'
import type { Dossier } from '#rules/decisions/dossier.ts'
import { reservedIn } from '#rules/decisions/reserved.ts'
import { creditCodeHolds } from '#rules/decisions/values.ts'
import { conflict, invalid, type FieldError } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { correctedContent, type CorrectInput } from './correct-input.ts'
import { reservedPenalty } from './enter.ts'
import { audited, may, own, sameHands } from './own.ts'
import { bringOut, gapsIn, incomplete, itemFor, proposalOf } from './settle.ts'

/**
 * A newer content of a decision, waiting for a second person; `item` where it is to cite another one, `again` where it
 * was withdrawn and is to be public as it was.
 */
export type Pending = {
  content: Partial<Content>
  item?: string
  again?: true
  by: string
  at: number
  why: string
}

/** A value to compare by: forms send other line ends than files have. */
const said = (value: unknown): string =>
  JSON.stringify(value).replaceAll(String.raw`\r\n`, String.raw`\n`)

/** Refuses what no later step would notice in a corrected row. */
function checked(row: Content, today: string): void {
  const errors: FieldError[] = []
  const wrong = (name: string, detail: string) => void errors.push({ pointer: `/${name}`, detail })
  for (const name of ['partyCode', 'organCode'] as const)
    if (row[name] && !creditCodeHolds(row[name]))
      wrong(name, '统一社会信用代码校验位不对（GB 32100）')
  if (row.partyKind === 'organisation' && !row.partyCode)
    wrong('partyCode', '法人及非法人组织必须填写统一社会信用代码')
  if (row.kinds.includes('罚款') && row.fineFen === null) wrong('fine', '有罚款，请写金额')
  if (row.decidedOn > today) wrong('decidedOn', '决定日期还没有到')
  if (row.displayUntil && row.displayUntil < row.decidedOn)
    wrong('displayUntil', '公示截止早于决定日期')
  if (errors.length > 0) throw invalid('有几处需要改一下', errors)
}

/** What is wrong in a decision is corrected by two persons: one says how, another confirms. */
export const createCorrect = (deps: Deps) => {
  const { store, now } = deps

  /** What a correction changes of a row; refused where it changes nothing or may not be. */
  function changed(row: Decision, input: CorrectInput): Pick<Pending, 'content' | 'item'> {
    const old = contentIn(row)
    const content = Object.fromEntries(
      Object.entries(correctedContent(input)).filter(
        ([key, value]) => said(value) !== said(old[key as keyof Content]),
      ),
    ) as Partial<Content>
    const item = input.item !== undefined && input.item !== (row.itemId ?? '') ? input.item : null
    if (Object.keys(content).length === 0 && item === null) throw invalid('没有写要改的内容')
    if (item !== null) itemFor(deps, item)
    const next = { ...old, ...content }
    checked(next, dayAt(now()))
    const place = deps.facts().places.find((p) => p.slug === row.place)
    const kept = place ? reservedIn(place, { ...next, organ: row.organ }) : []
    if (place && kept.some((kind) => !reservedIn(place, row).includes(kind)))
      throw reservedPenalty(`${kept.join('、')}保留给县级，乡镇不能作出，请移送`, [
        { pointer: '/kinds', detail: `${kept.join('、')}保留给县级，请移送` },
      ])
    return { content, ...(item !== null && { item }) }
  }

  function publishBy(row: { place: string; decidedOn: string }, pending: Pending): number | null {
    const on = pending.content.decidedOn ?? row.decidedOn
    const calendar = deps.calendar()
    return lastMoment(publicationClock(deps.facts(), row.place), on, calendar)
  }

  return {
    /** Proposes another content for a decision; what is public stays until a second person confirms. */
    async correct(by: StaffMember, id: string, input: CorrectInput): Promise<void> {
      may(by, 'decision.correct')
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'released' && row.status !== 'draft')
          throw conflict('这份决定已经撤回或者不公开，不能改正')
        const waiting = row.pending as Pending | null
        if (waiting && waiting.by !== by.id) throw conflict('已经有一项改正在等确认，请先确认它')
        const pending: Pending = { ...changed(row, input), by: by.id, at: now(), why: input.why }
        await tx.decisions.update(row.id, row.version, { pending })
        await audited(tx, by, 'decision.correct', id, now())
      })
    },

    /**
     * Proposes that what was withdrawn is public again: withdrawn by mistake, or what overturned it was itself
     * overturned. Another person confirms; the stub stays until then.
     */
    async reinstate(by: StaffMember, id: string, why: string): Promise<void> {
      may(by, 'decision.correct')
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'withdrawn') throw conflict('只有已经撤回的决定才能重新公开')
        const pending: Pending = { content: {}, again: true, by: by.id, at: now(), why }
        await tx.decisions.update(row.id, row.version, { pending })
        await audited(tx, by, 'decision.correct', id, now())
      })
    },

    /** Confirms or drops a correction; the old content is kept as a version and is nowhere public. */
    async settleCorrection(by: StaffMember, id: string, keepOld: boolean): Promise<void> {
      may(by, 'decision.release')
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        const pending = row.pending as (Pending & { importId?: string }) | null
        if (!pending) throw conflict('没有等核对的改正')
        if (pending.by === by.id) throw sameHands('提出改正的人不能自己确认')
        const at = now()
        await audited(tx, by, 'decision.correct', id, at)
        if (keepOld) {
          await tx.decisions.update(row.id, row.version, { pending: null })
          return
        }
        await tx.decisions.remember({
          decisionId: row.id,
          version: row.version,
          at,
          staffId: pending.by,
          importId: null,
          why: pending.why,
          content: contentIn(row),
        })
        // Redactions that were kept by their place in the old text do not hold for the new one.
        const before = proposalOf(row)
        const proposal = pending.again
          ? before
          : { ...before, keep: [], item: pending.item ?? before.item }
        const item = itemFor(deps, proposal.item)
        const patch = {
          ...pending.content,
          proposal,
          pending: null,
          publishBy: publishBy(row, pending),
        }
        const again = {
          withdrawnAt: null,
          withdrawReason: null,
          overturnedOn: null,
          withdrawBy: null,
        }
        if (row.status !== 'released' && !pending.again) {
          // What was reviewed is another text now.
          const dossier = row.dossier ? { ...(row.dossier as Dossier), review: null } : null
          const itemOf = { itemId: item?.id ?? null, field: item?.field ?? null }
          await tx.decisions.update(row.id, row.version, { ...patch, ...itemOf, dossier })
          return
        }
        // A period that the place gives does not end with a file that names none.
        const until =
          patch.displayUntil === null && row.releasedAt !== null
            ? { displayUntil: displayEnd(deps.facts(), row.place, dayAt(row.releasedAt)) }
            : {}
        const gaps = gapsIn(deps, { ...row, ...patch })
        if (gaps.length > 0) throw incomplete(gaps.map((g) => g.say).join('；'))
        if (pending.content.decidedOn && pending.content.decidedOn.slice(0, 7) !== row.month)
          // The old month loses it first.
          await tx.publishJobs.insert(
            {
              type: 'decision',
              place: row.place,
              id,
              month: row.month,
              item: row.itemId,
              gone: true,
              cuts: cutsOf(row),
            },
            at,
          )
        await bringOut(tx, row, item, { ...patch, ...until, ...(pending.again && again) }, at)
      })
      deps.publish()
    },
  }
}
