/** What an account may be; a person holds one role (S1-23, S3-10b). */
export const roles = [
  'clerk',
  'officer',
  'lead',
  'assistant',
  'reviewer',
  'publisher',
  'supervisor',
  'admin',
] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  clerk: '受理员',
  officer: '执法人员',
  lead: '队长/负责人',
  assistant: '辅助人员',
  reviewer: '法制审核员',
  publisher: '信息发布员',
  supervisor: '执法监督员',
  admin: '系统管理员',
}

/** Verbs double as permissions and as audit verbs: the same word. */
export const verbs = [
  'case.see',
  'case.accept',
  'case.assign',
  'case.ask',
  'case.transfer',
  'case.receive',
  'case.return',
  'case.answer',
  'case.close',
  'case.enter',
  'case.note',
  'case.search',
  'case.reopen',
  'case.extend',
  'case.urge',
  'case.check',
  'case.find',
  'case.file',
  'case.dispute',
  'case.settle',
  'case.request',
  'case.respond',
  'case.merge',
  'restricted.see',
  'restricted.handle',
  'decision.import',
  'decision.release',
  'decision.withdraw',
  'decision.see',
  'catalogue.see',
  'catalogue.claim',
  'catalogue.edit',
  'catalogue.return',
  'catalogue.import',
  'catalogue.undo',
  'officers.import',
  'staff.manage',
  'platform.manage',
  'order.exchange',
  'audit.see',
] as const
export type Verb = (typeof verbs)[number]

const handling: Verb[] = [
  'case.see',
  'case.accept',
  'case.ask',
  'case.transfer',
  'case.receive',
  'case.return',
  'case.answer',
  'case.close',
  'case.note',
  'case.search',
  'case.urge',
  'case.check',
  'case.find',
  'case.dispute',
  'case.request',
  'case.respond',
  'case.merge',
]
const may: Record<Role, readonly Verb[]> = {
  clerk: [...handling, 'case.assign', 'case.enter', 'order.exchange'],
  officer: handling,
  lead: [
    ...handling,
    'case.assign',
    'case.enter',
    'case.reopen',
    'case.extend',
    'case.file',
    'case.settle',
    'order.exchange',
    'decision.see',
    'catalogue.see',
    'catalogue.claim',
  ],
  // 辅助人员 do auxiliary work alone: they never accept, answer, sign or decide (S1-23).
  assistant: ['case.see', 'case.note', 'case.search'],
  reviewer: [
    'case.see',
    'case.note',
    'case.search',
    'decision.see',
    'catalogue.see',
    'catalogue.return',
  ],
  publisher: [
    'decision.see',
    'decision.import',
    'decision.release',
    'decision.withdraw',
    'catalogue.see',
    'catalogue.edit',
    'catalogue.import',
    'catalogue.undo',
    'officers.import',
  ],
  supervisor: ['restricted.see', 'restricted.handle', 'decision.see', 'audit.see'],
  admin: ['staff.manage', 'platform.manage', 'audit.see'],
}

/** Whether the role may do the verb at all; body, place and the two-person rule are checked by the use case. */
export const allows = (role: Role, verb: Verb): boolean => may[role].includes(verb)

/** What the audit keeps of accounts themselves; nobody needs a permission for these. */
export const accountVerbs = [
  'account.sign_in',
  'account.sign_in_failed',
  'account.sign_out',
  'account.password',
  'account.second_factor',
  'account.sessions',
] as const
export type AccountVerb = (typeof accountVerbs)[number]

/** Every verb of the audit as its page writes it; the last of the cases are done by citizens or by a rule. */
export const verbNames: Record<
  | Verb
  | AccountVerb
  | 'calendar.import'
  | 'clock.recount'
  | 'case.copy'
  | 'case.reply'
  | 'case.withdraw'
  | 'case.lapse'
  | 'case.rate'
  | 'case.dissatisfied',
  string
> = {
  'case.see': '查看工单',
  'case.accept': '受理',
  'case.assign': '转办',
  'case.ask': '请来件人补充',
  'case.transfer': '移送',
  'case.receive': '签收移送',
  'case.return': '退回移送',
  'case.answer': '答复',
  'case.close': '办结',
  'case.enter': '录入来电来访',
  'case.note': '内部记录',
  'case.search': '检索工单',
  'case.reopen': '重新办理',
  'case.extend': '延期',
  'case.urge': '催办',
  'case.check': '记现场核查',
  'case.find': '写核查结论',
  'case.file': '立案',
  'case.dispute': '提出、上报管辖争议',
  'case.settle': '确定由谁管',
  'case.request': '发函、吹哨',
  'case.respond': '答复来函',
  'case.merge': '并案',
  'case.lapse': '移送到期没有签收',
  'case.rate': '来件人评价',
  'case.dissatisfied': '来件人不满意',
  'case.copy': '抄告',
  'case.reply': '来件人补充',
  'case.withdraw': '来件人撤回',
  'restricted.see': '查看受限件',
  'restricted.handle': '办理受限件',
  'decision.import': '导入处罚决定',
  'decision.release': '公开处罚决定',
  'decision.withdraw': '撤回处罚决定',
  'decision.see': '查看处罚决定',
  'catalogue.see': '查看目录',
  'catalogue.claim': '认领监管事项',
  'catalogue.edit': '修订目录',
  'catalogue.return': '退回补正事项',
  'catalogue.import': '导入公布的清单',
  'catalogue.undo': '撤销导入的清单',
  'calendar.import': '导入放假安排',
  'clock.recount': '期限重算',
  'officers.import': '导入执法人员',
  'staff.manage': '管理账号',
  'platform.manage': '管理接口和平台',
  'order.exchange': '导入、导出平台工单',
  'audit.see': '查看审计',
  'account.sign_in': '登录',
  'account.sign_in_failed': '登录失败',
  'account.sign_out': '退出',
  'account.password': '改密码',
  'account.second_factor': '两步验证',
  'account.sessions': '结束会话',
}

/** A signed-in person as use cases and pages see them. */
export type StaffMember = {
  id: string
  place: string
  body: string
  login: string
  name: string
  role: Role
  demo: boolean
  secondFactor: boolean
}
