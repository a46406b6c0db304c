import type { CaseStatus, Finding } from '../case/kinds.ts'

/** The boxes of the desk. `waiting` waits for a receipt, here or elsewhere; `following` was taken in here and another acts. */
export const boxes = ['body', 'mine', 'waiting', 'overdue', 'following', 'copied', 'done'] as const
export type Box = (typeof boxes)[number]
export const boxNames: Record<Box, string> = {
  body: '本单位在办',
  mine: '我名下',
  waiting: '等签收',
  overdue: '已超期',
  following: '首问跟踪',
  copied: '抄告',
  done: '已答复办结',
}

/** Numbers beside a box are told up to here; beyond, an exact one would take long and help nobody. */
export const countedTo = 1000
export const countText = (count: number): string =>
  count < countedTo ? String(count) : `${countedTo - 1}+`

/** Where a case stands, in the desk's words; the citizen's are in #rules/case/kinds. */
export const deskStatusNames: Record<CaseStatus, string> = {
  received: '等受理',
  accepted: '在办',
  waiting_citizen: '等来件人补充',
  waiting_receiver: '等接收单位签收',
  answered: '已答复，等办结',
  closed: '已办结',
  withdrawn: '来件人撤回，仍要核查',
}

export const openStatuses: readonly CaseStatus[] = [
  'received',
  'accepted',
  'waiting_citizen',
  'waiting_receiver',
  'withdrawn',
]
export const doneStatuses: readonly CaseStatus[] = ['answered', 'closed']

/** How results of an answer are named: the answer says which one, and the page of the case shows it. */
export const answerResults = [
  { id: 'filed', say: '查证属实，已立案', text: '经核查，您反映的情况属实，我们已经立案调查。' },
  {
    id: 'corrected',
    say: '查证属实，已责令改正',
    text: '经核查，您反映的情况属实，我们已经责令当事人改正，并会复查。',
  },
  {
    id: 'on_the_spot',
    say: '查证属实，已当场处罚',
    text: '经核查，您反映的情况属实，执法人员已经当场作出处罚。',
  },
  {
    id: 'warned',
    say: '情节轻微，已教育提醒',
    text: '经核查，您反映的情况存在但情节轻微，我们已经当场教育提醒。',
  },
  {
    id: 'unfounded',
    say: '没有查到违法事实',
    text: '我们到现场核查，没有查到您反映的违法情况。以后再发现，请随时告诉我们。',
  },
  { id: 'settled', say: '困难或纠纷已经解决', text: '您反映的困难，我们已经协调解决。' },
  { id: 'explained', say: '已经答复咨询', text: '您问的事，答复如下：' },
  { id: 'adopted', say: '建议已经研究', text: '感谢您的建议，我们研究后的意见如下：' },
  {
    id: 'otherwise',
    say: '请走法定途径',
    text: '您反映的事依法要走别的途径解决，途径和理由如下：',
  },
] as const
export type AnswerResult = (typeof answerResults)[number]['id']
export const answerResultIds = answerResults.map((r) => r.id)

/** What a result means for a report (行政处罚法 54, 27, 28, 33); the others settle no violation. */
export const findingOf: Partial<Record<AnswerResult, Finding>> = {
  filed: 'filed',
  corrected: 'corrected',
  on_the_spot: 'on_the_spot',
  warned: 'no_penalty',
  unfounded: 'not_filed',
  otherwise: 'transferred',
}

/**
 * What an answer finds of a case. «请走法定途径» sends nothing anywhere: what was found before stands, and a report about
 * which nothing was found is not filed; only a step that transfers makes a transfer.
 */
export const findingBy = (
  result: AnswerResult,
  c: { kind: string; finding: string | null },
): Finding | undefined =>
  result !== 'otherwise'
    ? findingOf[result]
    : c.kind === 'report' && c.finding === null
      ? 'not_filed'
      : undefined

/** The words of an answer with its result in front, so that the first line says how it ended (S1-25). */
export const answerText = (result: AnswerResult, text: string): string =>
  `办理结果：${answerResults.find((r) => r.id === result)?.say ?? ''}。\n${text.trim()}`
