import type { FirstDuty } from './duty.ts'

/** What an account may be; a person holds one role (S1-23, S3-10b). */
export const roles = [
  'clerk',
  'officer',
  'lead',
  'assistant',
  'reviewer',
  'publisher',
  'coordinator',
  'supervisor',
  'custodian',
  'admin',
  'security',
  'auditor',
  'cadre',
] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  clerk: '受理员',
  officer: '执法人员',
  lead: '队长/负责人',
  assistant: '辅助人员',
  reviewer: '法制审核员',
  publisher: '信息发布员',
  coordinator: '协调员',
  supervisor: '执法监督员',
  custodian: '保密件专员',
  admin: '系统管理员',
  security: '安全管理员',
  auditor: '审计管理员',
  cadre: '村（社区）代报员',
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
  'case.propose',
  'case.behalf',
  'paper.issue',
  'paper.supervise',
  'restricted.see',
  'restricted.handle',
  'decision.import',
  'decision.release',
  'decision.withdraw',
  'decision.see',
  'decision.enter',
  'decision.propose',
  'decision.review',
  'decision.correct',
  'decision.overturn',
  'decision.undo',
  'decision.quarantine',
  'decision.plea',
  'catalogue.see',
  'catalogue.claim',
  'catalogue.edit',
  'catalogue.return',
  'catalogue.import',
  'catalogue.undo',
  'officers.import',
  'staff.manage',
  'staff.reset',
  'platform.manage',
  'order.exchange',
  'learning.train',
  'inspection.see',
  'inspection.plan',
  'inspection.visit',
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
  'case.propose',
  'paper.issue',
]
const may: Record<Role, readonly Verb[]> = {
  clerk: [
    ...handling,
    'inspection.see',
    'inspection.visit',
    'case.assign',
    'case.enter',
    'order.exchange',
  ],
  officer: [...handling, 'decision.see', 'decision.enter', 'inspection.see', 'inspection.visit'],
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
    'decision.enter',
    'decision.propose',
    'decision.correct',
    'decision.plea',
    'catalogue.see',
    'catalogue.claim',
    'learning.train',
    'paper.supervise',
    'inspection.see',
    'inspection.plan',
    'inspection.visit',
  ],
  // 辅助人员 do auxiliary work alone: they never accept, answer, sign or decide (S1-23).
  assistant: ['case.see', 'case.note', 'case.search'],
  reviewer: [
    'case.see',
    'case.note',
    'case.search',
    'decision.see',
    'decision.review',
    'catalogue.see',
    'catalogue.return',
  ],
  publisher: [
    'decision.see',
    'decision.import',
    'decision.release',
    'decision.withdraw',
    'decision.propose',
    'decision.correct',
    'decision.overturn',
    'decision.undo',
    'decision.plea',
    'catalogue.see',
    'catalogue.edit',
    'catalogue.import',
    'catalogue.undo',
    'officers.import',
  ],
  // Negotiates and settles who is in charge; sees a case while it is in dispute, without the name (S1-18, S4-12).
  coordinator: [
    'case.see',
    'case.note',
    'case.search',
    'case.dispute',
    'case.settle',
    'paper.supervise',
  ],
  supervisor: [
    'restricted.see',
    'restricted.handle',
    'decision.see',
    'decision.quarantine',
    'audit.see',
  ],
  // Keeps what is restricted and nothing else: no audit, no decisions.
  custodian: ['restricted.see', 'restricted.handle'],
  // 三员分立: who makes accounts gives no password again, who gives one makes none, who reads the audit does neither.
  admin: ['staff.manage', 'platform.manage', 'learning.train'],
  security: ['staff.reset'],
  auditor: ['audit.see'],
  // Writes down for a villager who agreed to it, and sees no case, not even that one.
  cadre: ['case.behalf'],
}

/** Whether the role may do the verb at all; body, place and the two-person rule are checked by the use case. */
export const allows = (role: Role, verb: Verb): boolean => may[role].includes(verb)

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
  /** What must be done before anything else; kept by the session. */
  first?: FirstDuty | null
}
