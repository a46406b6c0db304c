import { consentNames, type Consent } from '#rules/journey/consent.ts'
import {
  crimeMarkNames,
  disputeStageNames,
  findingNames,
  measureNames,
  requestKindNames,
  requestOutcomeNames,
  type Visitor,
} from '#rules/case/kinds.ts'

/** What of an event's payload the desk reads, and how it is named; the text of the first event stands above. */
const spoken: readonly (readonly [string, string])[] = [
  ['kind', ''],
  ['mark', ''],
  ['stage', ''],
  ['toName', '到'],
  ['to', '到'],
  ['with', '和'],
  ['ownerName', '由谁管'],
  ['finding', '结论'],
  ['number', '立案编号'],
  ['decision', '决定书'],
  ['kinds', '处罚种类'],
  ['on', '日期'],
  ['time', '时间'],
  ['officers', '执法人员'],
  ['record', '现场记录'],
  ['into', '主件'],
  ['outcome', '结果'],
  ['score', '评分'],
  ['grounds', '理由'],
  ['handling', '移送前的处置'],
  ['proposal', '建议'],
  ['reason', '理由'],
  ['result', '结果'],
  ['dueOn', '要求答复'],
  ['organ', '作出指定的机关'],
  ['document', '文书'],
  ['text', ''],
]
const named: Record<string, Record<string, string>> = {
  kind: requestKindNames,
  mark: { ...crimeMarkNames, ...measureNames },
  stage: disputeStageNames,
  finding: findingNames,
  outcome: { ...requestOutcomeNames, return: '退回原单位', escalate: '报请协调' },
}

const visitors = (value: readonly Visitor[]): string =>
  value.map((o) => `${o.name}（${o.certificate}）`).join('、')

/** An event in words for the desk: one line for each part that its payload holds. */
export function eventText(
  verb: string,
  payload: unknown,
  nameOf: (id: string) => string | undefined,
): string {
  if (payload === null || typeof payload !== 'object') return ''
  const said = payload as Record<string, unknown>
  const consent = said['consent'] as Consent | undefined
  if (verb === 'received')
    return consent ? `由别人代报，本人${consentNames[consent.way]}，${consent.on}` : ''
  const word = (key: string, value: unknown): string => {
    if (key === 'officers') return visitors(value as Visitor[])
    if (Array.isArray(value)) return value.map((v) => nameOf(String(v)) ?? String(v)).join('、')
    return named[key]?.[String(value)] ?? nameOf(String(value)) ?? String(value)
  }
  const paper = said['paper'] as { document?: string; on?: string } | undefined
  const lines = spoken
    .filter(([key]) => ![undefined, null, ''].includes(said[key] as string | undefined))
    .filter(([key]) => key !== 'to' || said['toName'] === undefined)
    .map(([key, say]) => (say ? `${say}：${word(key, said[key])}` : word(key, said[key])))
  if (paper) lines.push(`按书面补录：${paper.document ?? ''}，${paper.on ?? ''}`)
  return lines.join('\n')
}

/** A suspected crime is seen by the owner's own people alone (行政处罚法 27). */
export const isCrime = (verb: string, payload: unknown): boolean =>
  verb === 'request_marked' || (payload as { kind?: unknown } | null)?.kind === 'crime'
