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

export const nameModes = ['real', 'withheld', 'anonymous'] as const
export type NameMode = (typeof nameModes)[number]
export const nameModeNames: Record<NameMode, string> = {
  real: '实名',
  withheld: '实名但保密',
  anonymous: '匿名',
}

export const channels = ['form', 'chat', 'clue', 'phone', 'counter', 'api', 'transfer'] as const
export type Channel = (typeof channels)[number]
export const channelNames: Record<Channel, string> = {
  form: '网上表单',
  chat: '网上对话',
  clue: '匿名线索页',
  phone: '电话',
  counter: '窗口',
  api: '接口',
  transfer: '别处转来',
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
