/** What a person may bring, whatever the channel. */
export const caseKinds = [
  'complaint',
  'report',
  'help',
  'consultation',
  'suggestion',
  'conduct',
  'clue',
] as const
export type CaseKind = (typeof caseKinds)[number]
export const caseKindNames: Record<CaseKind, string> = {
  complaint: '投诉',
  report: '举报违法行为',
  help: '求助',
  consultation: '咨询',
  suggestion: '建议',
  conduct: '对执法行为的投诉',
  clue: '线索',
}

/** The wish in plain words, and the kind that it makes (on-the-page 3). */
export const wishes = [
  { id: 'check', say: '请你们去查、去管', kind: 'report' },
  { id: 'settle', say: '帮我解决我碰到的纠纷或困难', kind: 'complaint' },
  { id: 'help', say: '我需要帮忙', kind: 'help' },
  { id: 'ask', say: '我想问一件事', kind: 'consultation' },
  { id: 'suggest', say: '我想提个建议', kind: 'suggestion' },
  { id: 'conduct', say: '我对工作人员或执法方式有意见', kind: 'conduct' },
  { id: 'clue', say: '这事没人管，或者好几家都来管', kind: 'clue' },
] as const satisfies readonly { id: string; say: string; kind: CaseKind }[]
export type Wish = (typeof wishes)[number]['id']

/** Clue kinds named by S0-31 and S4-1. */
export const clueKinds = ['nobody', 'many', 'permit_instead', 'fine_instead'] as const
export type ClueKind = (typeof clueKinds)[number]
export const clueKindNames: Record<ClueKind, string> = {
  nobody: '三不管（没人管）',
  many: '多头管（好几家都管）',
  permit_instead: '以批代管（批了就不管）',
  fine_instead: '以罚代管（罚了就不管）',
}

/** Clues that somebody must be named for: they end with an owner or with the result of a dispute (S0-31, S4-1). */
export const needsOwner = (clue: string | null): boolean => clue === 'nobody' || clue === 'many'

export const nameModes = ['real', 'withheld', 'anonymous'] as const
export type NameMode = (typeof nameModes)[number]
export const nameModeNames: Record<NameMode, string> = {
  real: '实名',
  withheld: '实名但保密',
  anonymous: '匿名',
}

export const channels = [
  'form',
  'chat',
  'clue',
  'phone',
  'counter',
  'api',
  'transfer',
  'hotline',
  'platform',
  'cadre',
] as const
export type Channel = (typeof channels)[number]
export const channelNames: Record<Channel, string> = {
  form: '网上表单',
  chat: '网上对话',
  clue: '匿名线索页',
  phone: '电话',
  counter: '窗口',
  api: '接口',
  transfer: '别处转来',
  hotline: '12345 热线转来',
  platform: '上级平台转来',
  cadre: '村（社区）代报',
}

/** Where a case stands. `waiting_receiver` = a transfer is out and the sender is still the owner (DESIGN §6.1). */
export const caseStatuses = [
  'received',
  'accepted',
  'waiting_citizen',
  'waiting_receiver',
  'answered',
  'closed',
  'withdrawn',
] as const
export type CaseStatus = (typeof caseStatuses)[number]
export const caseStatusNames: Record<CaseStatus, string> = {
  received: '已收到，等待受理',
  accepted: '正在办理',
  waiting_citizen: '等您补充',
  waiting_receiver: '已移送，等接收单位签收',
  answered: '已答复',
  closed: '已办结',
  withdrawn: '已撤回',
}

/** 协商 → 协调 → 指定: who was first to find it keeps handling at every stage (S1-18, S0-15, S4-12). */
export const disputeStages = ['negotiate', 'coordinate', 'designate'] as const
export type DisputeStage = (typeof disputeStages)[number]
export const disputeStageNames: Record<DisputeStage, string> = {
  negotiate: '协商中',
  coordinate: '协调中',
  designate: '等指定管辖',
}

/** What the check of a reported violation came to; for a report the answer must say which. */
export const findings = [
  'filed',
  'not_filed',
  'transferred',
  'no_penalty',
  'corrected',
  'on_the_spot',
] as const
export type Finding = (typeof findings)[number]
export const findingNames: Record<Finding, string> = {
  filed: '立案',
  not_filed: '不予立案',
  transferred: '移送有权机关',
  no_penalty: '不予行政处罚',
  corrected: '责令改正',
  on_the_spot: '当场处罚',
}
/**
 * The rule behind each, said to the citizen; null where several may be (no penalty: 行政处罚法 30, 31, 33, 36; a transfer: 27
 * is for suspected crimes alone) and the officer writes which.
 */
export const findingBases: Record<Finding, string | null> = {
  filed: '行政处罚法第五十四条',
  not_filed: null,
  transferred: null,
  no_penalty: null,
  corrected: '行政处罚法第二十八条',
  on_the_spot: '行政处罚法第五十一条',
}

/** A licensed officer on a visit, as the record names him (行政处罚法 42, 55). */
export type Visitor = { name: string; certificate: string }

/**
 * What the owner may ask of another body while it keeps the case: 吹哨报到 (S4-9), 协助 (行政处罚法 26, S1-19),
 * 紧急隐患通报 (S1-20(5)), and a suspected crime (行政处罚法 27).
 */
export const askedKinds = ['summons', 'assistance', 'hazard', 'crime'] as const
/** Beside the handling: 督办文书 of whoever follows (S2-5), and a change to the catalogue that a case showed (S4-8). */
export const besideKinds = ['supervision', 'proposal'] as const
export const requestKinds = [...askedKinds, ...besideKinds] as const
export type RequestKind = (typeof requestKinds)[number]
export const requestKindNames: Record<RequestKind, string> = {
  summons: '吹哨',
  assistance: '协助函',
  hazard: '紧急隐患通报',
  crime: '涉嫌犯罪案件移送',
  supervision: '督办文书',
  proposal: '目录建议',
}
export const isBeside = (kind: RequestKind): boolean => besideKinds.some((k) => k === kind)

/**
 * What happens to a suspected crime beside the answer of the police (移送规定 5, 8; 行政处罚法 27): approved or declined by the
 * head, received, sent back unpunished.
 */
export const crimeMarks = ['approved', 'declined', 'received', 'sent_back'] as const
export type CrimeMark = (typeof crimeMarks)[number]
export const crimeMarkNames: Record<CrimeMark, string> = {
  approved: '负责人批准移送',
  declined: '负责人不批准移送',
  received: '公安机关已接收',
  sent_back: '司法机关不追究或者免予刑事处罚，退回处理',
}

/**
 * What is done to things on the way to a decision, each starting, stopping or extending a clock (行政处罚法 56; 行政强制法 19,
 * 25), and the time that a test or a hearing takes, which does not count where the clock's source says so.
 */
export const measures = [
  'evidence_held',
  'evidence_settled',
  'seized',
  'seized_at_once',
  'seizure_approved',
  'seizure_extended',
  'seizure_settled',
  'time_out',
  'time_in',
] as const
export type Measure = (typeof measures)[number]
export const measureNames: Record<Measure, string> = {
  evidence_held: '证据先行登记保存',
  evidence_settled: '先行登记保存的证据已处理',
  seized: '经批准查封、扣押',
  seized_at_once: '情况紧急，当场查封、扣押（还没有批准）',
  seizure_approved: '已向负责人报告并补办批准手续',
  seizure_extended: '查封、扣押经批准延长（最多再三十日）',
  seizure_settled: '查封、扣押已处理',
  time_out: '期限停止计算（送检、听证等开始）',
  time_in: '期限恢复计算（送检、听证等结束）',
}

/** `arrived` answers a summons on the spot; a refusal gives reasons. */
export const requestOutcomes = ['arrived', 'done', 'refused'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]
export const requestOutcomeNames: Record<RequestOutcome, string> = {
  arrived: '已到场',
  done: '已办理',
  refused: '不能办理',
}
/** What an outcome is called: a proposal is taken up or not, a suspected crime investigated or not. */
export const outcomeName = (kind: RequestKind, outcome: RequestOutcome): string =>
  kind === 'proposal'
    ? { arrived: '采纳', done: '采纳', refused: '不采纳' }[outcome]
    : kind === 'crime'
      ? { arrived: '正在审查', done: '决定立案', refused: '不予立案' }[outcome]
      : requestOutcomeNames[outcome]

/** What a proposal out of a case wants changed (S4-8). */
export const proposalTargets = ['item', 'checklist', 'words'] as const
export type ProposalTarget = (typeof proposalTargets)[number]
export const proposalTargetNames: Record<ProposalTarget, string> = {
  item: '事项的内容、依据或者分工',
  checklist: '巡查检查清单',
  words: '群众的说法对不上事项',
}
