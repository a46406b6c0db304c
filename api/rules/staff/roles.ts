/** What an account may be; a person holds one role (S1-23, S3-10b). */
export const roles = [
  'clerk',
  'officer',
  'lead',
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
  'restricted.see',
  'restricted.handle',
  'decision.import',
  'decision.release',
  'decision.withdraw',
  'decision.see',
  'staff.manage',
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
]
const may: Record<Role, readonly Verb[]> = {
  clerk: [
    'case.see',
    'case.accept',
    'case.assign',
    'case.ask',
    'case.transfer',
    'case.receive',
    'case.return',
    'case.enter',
    'case.note',
  ],
  officer: handling,
  lead: [...handling, 'case.assign', 'case.enter', 'decision.see'],
  reviewer: ['case.see', 'case.note', 'decision.see'],
  publisher: ['decision.see', 'decision.import', 'decision.release', 'decision.withdraw'],
  supervisor: ['restricted.see', 'restricted.handle', 'decision.see', 'audit.see'],
  admin: ['staff.manage', 'audit.see'],
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
}
