import { allows, type Role, type Verb } from './roles.ts'

const decisions: readonly Verb[] = ['decision.see']
const catalogue: readonly Verb[] = ['catalogue.see']
const oneCase: readonly Verb[] = ['case.see', 'restricted.see']

/**
 * Who may open which page of the desk, by the path of its file: one of the verbs, any account, or anybody. The front door
 * asks this table; a page without a row opens to nobody. What of a page a person sees is settled by its use case.
 */
export const adminPages: Readonly<Record<string, readonly Verb[] | 'signed-in' | 'open'>> = {
  'sign-in': 'open',
  // Sends on whoever has no cases.
  '': 'signed-in',
  security: 'signed-in',
  refused: 'signed-in',
  accounts: ['staff.manage', 'staff.reset'],
  audit: ['audit.see'],
  enter: ['case.enter'],
  behalf: ['case.behalf'],
  bulk: ['case.accept', 'case.assign'],
  'same-answer': ['case.answer'],
  letters: ['case.respond'],
  disputes: ['case.see'],
  filings: ['case.see'],
  'cases/[id]': oneCase,
  'cases/[id]/sheet': oneCase,
  'cases/[id]/files/[file]': oneCase,
  'cases/[id]/evidence/[file]': oneCase,
  'cases/[id]/letter/[transfer]': ['case.see'],
  'cases/[id]/paper/[letter]': ['case.see'],
  'cases/[id]/paper/[letter]/docx': ['case.see'],
  continuity: ['case.assign'],
  inspections: ['inspection.see'],
  'inspections/[plan]': ['inspection.see'],
  learning: ['learning.train'],
  supervision: ['paper.supervise', 'paper.issue'],
  platforms: ['platform.manage', 'order.exchange'],
  'platforms/messages.csv': ['platform.manage', 'order.exchange'],
  'platforms/orders': ['order.exchange'],
  'platforms/orders.xlsx': ['order.exchange'],
  decisions,
  'decisions/import': ['decision.import'],
  'decisions/import/[id]': ['decision.import'],
  'decisions/credit': ['decision.import'],
  'decisions/enter': ['decision.enter'],
  'decisions/[id]': decisions,
  catalogue,
  'catalogue/claims': catalogue,
  'catalogue/claims.csv': catalogue,
  'catalogue/import': catalogue,
  'catalogue/import/[id]': catalogue,
  'catalogue/lists': catalogue,
  'catalogue/officers': catalogue,
  'catalogue/proposals': catalogue,
  'catalogue/stale': catalogue,
  'catalogue/weak': catalogue,
}

const patterns = Object.entries(adminPages).map(([name, who]) => ({
  // A page that is named outright goes before one with a part that is filled in.
  open: name.includes('['),
  path: new RegExp(`^${name.replace('.', '\\.').replace(/\[\w+\]/g, '[^/]+')}$`),
  who,
}))

/** Whether a role may open a path of the desk, such as `/admin/cases/4f1/`; null stands for nobody signed in. */
export function mayOpen(role: Role | null, path: string): boolean {
  const name = path.replace(/^\/admin\/?/, '').replace(/\/$/, '')
  const found =
    patterns.find((p) => !p.open && p.path.test(name)) ?? patterns.find((p) => p.path.test(name))
  if (!found) return false
  if (found.who === 'open') return true
  if (role === null) return false
  return found.who === 'signed-in' || found.who.some((verb) => allows(role, verb))
}
