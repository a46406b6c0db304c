import { allows, type Role, type Verb } from './roles.ts'

/** What a person must do before anything else on the desk. */
export type FirstDuty = 'password' | 'second_factor'

/** Whoever may do one of these reads personal data, could come to read it, or writes it down for others. */
const personal: readonly Verb[] = [
  'case.see',
  'case.behalf',
  'restricted.see',
  'decision.see',
  'staff.manage',
  'staff.reset',
  'audit.see',
]
export const seesPersonalData = (role: Role): boolean => personal.some((verb) => allows(role, verb))

/**
 * What comes first at this sign-in: a password that somebody else gave is changed at once, and who sees personal data
 * sets up the second factor (GB/T 22239). In a demo, where nobody in the data is real, the second factor is left out.
 */
export function firstDuty(
  account: { role: Role; secondFactor: boolean; passwordGiven: boolean },
  mode: 'demo' | 'office',
): FirstDuty | null {
  if (account.passwordGiven) return 'password'
  const owes = mode === 'office' && !account.secondFactor && seesPersonalData(account.role)
  return owes ? 'second_factor' : null
}

export const firstDutyWords: Record<FirstDuty, string> = {
  password: '这个密码是别人给的，请先换成只有您自己知道的密码，再办别的事',
  second_factor: '您的岗位能看到个人信息，请先在下面开启两步验证，再办别的事',
}

const administrators: readonly Role[] = ['admin', 'security', 'auditor']
const enforcers: readonly Role[] = ['officer', 'lead']
const checkers: readonly Role[] = ['clerk', 'reviewer', 'publisher']
const watchers: readonly Role[] = ['supervisor', 'custodian', 'coordinator']

/**
 * Why one person may not hold both roles, in one sentence; null when they may. Officers do no approval or clerical work
 * (S3-10b), assistants sign nothing (S1-23), the three administrators stay apart from each other and from everything else,
 * and nobody watches over their own work.
 */
export function rolesClash(a: Role, b: Role): string | null {
  if (a === b) return null
  const pair = [a, b]
  const across = (one: readonly Role[], other: readonly Role[]): boolean =>
    (one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a))
  if (pair.some((r) => administrators.includes(r)))
    return '系统、安全、审计三种管理员互相分开，也不兼别的岗位'
  if (pair.includes('assistant')) return '辅助人员不能签字、不能决定，不兼别的岗位'
  if (pair.includes('cadre')) return '代报员只替村民写下来，看不到工单，不兼别的岗位'
  if (across(enforcers, checkers)) return '执法人员不兼受理、审核、发布岗位'
  if (across(watchers, [...enforcers, ...checkers])) return '监督和协调的人不办自己监督的事'
  return null
}
