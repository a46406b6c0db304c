import type { Deps } from '#api/office/deps.ts'
import type { Decision } from '#db/decisions.ts'
import type { DecisionPatch } from '#db/decision-write.ts'
import type { Writer } from '#db/store.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Item } from '#rules/content/item.ts'
import type { Dossier } from '#rules/decisions/dossier.ts'
import { cutsOf, kindCode } from '#rules/decisions/cuts.ts'
import { onDisplay } from '#rules/decisions/display.ts'
import { gapsOf, type Gap } from '#rules/decisions/gates.ts'
import { plainProposal, type Proposal } from '#rules/decisions/proposal.ts'
import { publicDecision } from '#rules/decisions/public.ts'
import { isSample } from '#rules/decisions/sample.ts'
import { markKinds, type MarkKind } from '#rules/redact/mark.ts'
import { minorSigns } from '#rules/redact/private.ts'
import { redact, residue, shownParty, type Texts } from '#rules/redact/propose.ts'
import { invalid, refusal } from '#rules/refusal.ts'
import { tokens } from '#rules/text/tokens.ts'

export const incomplete = refusal('decision.incomplete', 409, '还不能公开')

/** The item with an id; undefined for none, refused where the catalogue has no such one. */
export function itemFor(deps: Pick<Deps, 'facts'>, id: string): Item | undefined {
  const item = id === '' ? undefined : deps.facts().items.find((i) => i.id === id)
  if (id !== '' && !item)
    throw invalid('目录里没有这个事项', [
      { pointer: '/item', detail: '请写目录里的事项编号，或者留空' },
    ])
  return item
}

export const textsOf = (row: Pick<Decision, 'act' | 'facts' | 'content'>): Texts => ({
  act: row.act,
  facts: row.facts,
  content: row.content,
})
/** What is proposed for a row: set by a person, or by bringing it in. */
export const proposalOf = (row: Decision): Proposal =>
  (row.proposal as Proposal | null) ?? plainProposal(row.itemId)
/** Who proposed it: whoever brought it in when nobody has looked since. */
export const proposerOf = (row: Decision): string | null => row.proposedBy ?? row.enteredBy

/** What of a row points at a minor: its texts, or the number that was looked at when it was entered. */
export const minorIn = (row: Decision): string[] => [
  ...minorSigns(`${row.act}\n${row.facts}\n${row.content}`, row.decidedOn),
  ...((row.proposal as Proposal | null)?.reason === 'minor' ? ['登记时看的证件号'] : []),
]

/** Why a decision cannot be public as it is proposed; each a sentence (S0-12, S0-18, S0-23, S1-15, S1-28). */
export function gapsIn(deps: Pick<Deps, 'facts' | 'config'>, row: Decision): Gap[] {
  const facts = deps.facts()
  const place = facts.places.find((p) => p.slug === row.place)
  const proposal = proposalOf(row)
  const gap = (field: string, say: string, duty: string): Gap => ({ field, say, duty })
  const compulsory = [
    ['number', row.number, '文号'],
    ['organ', row.organ, '处罚机关'],
    ['party', row.partyName, '当事人'],
    ['act', row.act, '违法行为'],
    ['basis', row.basis, '处罚依据'],
    ['content', row.content, '处罚内容'],
  ] as const
  return [
    ...compulsory.flatMap(([field, value, say]) =>
      value.trim() ? [] : [gap(field, `没有${say}`, 'S1-12')],
    ),
    ...(isSample(row) && deps.config.mode === 'office'
      ? [gap('demo', '演示数据不能在正式站点公开', 'on-the-page 1')]
      : []),
    ...(minorIn(row).length > 0 && !proposal.noMinor
      ? [
          gap(
            'noMinor',
            `有未成年人的迹象（${minorIn(row).join('、')}）：当事人未成年的不公开；不是当事人的，请写明怎样核实`,
            'conventions 1.6',
          ),
        ]
      : []),
    ...(row.dossier && place
      ? gapsOf(facts, place, {
          ...row,
          // The one that will stand on its page.
          itemId: proposal.item || null,
          dossier: row.dossier as Dossier,
        })
      : []),
  ]
}

/** The public version of a row under its proposal. */
export function shownOf(row: Decision): { party: string; texts: Texts } {
  const proposal = proposalOf(row)
  const person = {
    partyName: row.partyName,
    partyKind: row.partyKind,
    impersonal: proposal.impersonal,
  }
  const texts = redact(textsOf(row), person, proposal)
  const asItIs = [row.number, row.organ, row.basis, ...row.kinds]
  const left = residue([...Object.values(texts), ...asItIs], person)
  if (left.length > 0)
    throw incomplete(
      `公开版里还有${left.map((k) => markKinds[k as MarkKind]).join('、')}，不能公开`,
    )
  return { party: shownParty(person), texts }
}

/** Lets the public find a row by what the public reads of it. */
export async function putInSearch(tx: Writer, row: Decision, item: Item | undefined) {
  const shown = publicDecision(row)
  const words = tokens(
    [
      shown.number,
      shown.organ,
      shown.party,
      shown.act,
      shown.facts,
      shown.basis,
      shown.content,
      item?.title ?? '',
    ].join('\n'),
  )
  await tx.search.putDecision(
    row.id,
    row.decidedOn,
    words,
    {
      place: row.place,
      body: row.body,
      field: row.field,
      kinds: [...new Set(row.kinds.map(kindCode))],
      month: row.month,
    },
    tokens(`${shown.act}\n${shown.number}\n${shown.party}`),
  )
}

/** Makes a row public in one write: its settled texts, its place in the search, and the job that brings its pages. */
export async function bringOut(
  tx: Writer,
  row: Decision,
  item: Item | undefined,
  patch: DecisionPatch,
  at: number,
): Promise<Decision> {
  const { party, texts } = shownOf({ ...row, ...(patch as Partial<Decision>) })
  const settled = {
    ...patch,
    partyShown: party,
    shown: texts,
    itemId: item?.id ?? null,
    field: item?.field ?? null,
  }
  // A correction may have taken it out of other lists.
  const cuts = row.status === 'released' ? cutsOf(row) : []
  const next = { ...row, ...(settled as Partial<Decision>), status: 'released' }
  // What is brought out after its last day has been shown long enough: no page of it is ever made.
  if (!onDisplay(next, dayAt(at))) {
    const over = await tx.decisions.update(row.id, row.version, { ...settled, status: 'expired' })
    await tx.search.dropDecision(row.id)
    await publishJob(tx, over, true, at, { cuts })
    return over
  }
  const stored = await tx.decisions.update(row.id, row.version, { ...settled, status: 'released' })
  await putInSearch(tx, stored, item)
  const moved = stored.month === row.month && stored.decidedOn !== row.decidedOn
  const from = row.decidedOn < stored.decidedOn ? row.decidedOn : stored.decidedOn
  await publishJob(tx, stored, false, at, { cuts, ...(moved && { from }) })
  return stored
}

/** Takes a row out of search and pages in the write that ends its display. */
export async function takeDown(
  tx: Writer,
  row: Decision,
  patch: DecisionPatch,
  at: number,
): Promise<Decision> {
  const stored = await tx.decisions.update(row.id, row.version, patch)
  await tx.search.dropDecision(row.id)
  await publishJob(tx, stored, true, at)
  return stored
}

/** Adds the job that brings the pages of a decision up to date. */
export const publishJob = (
  tx: Writer,
  { place, id, month, itemId }: Decision,
  gone: boolean,
  at: number,
  moved: { from?: string; cuts?: string[] } = {},
) => tx.publishJobs.insert({ type: 'decision', place, id, month, item: itemId, gone, ...moved }, at)
