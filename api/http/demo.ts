import { join } from 'node:path'
import type { Deps } from '#api/office/deps.ts'
import { loadDemoCases } from '#api/office/cases/demo.ts'
import { loadDemo } from '#api/office/decisions/demo.ts'
import { openDemoAccounts } from '#api/office/staff/demo.ts'
import type { Office } from './office.ts'

/**
 * Demo accounts, decisions and cases, each once for a data folder; gives the lines about accounts that a start prints.
 * In office mode it only checks that no demo account stands in the database, and throws when one does.
 */
export async function openDemo(deps: Deps, office: Office, root: string): Promise<string[]> {
  const lines = await openDemoAccounts(deps)
  const content = join(root, 'content')
  await loadDemo(deps, office.decisions, content)
  await loadDemoCases(deps, office.cases, content)
  return lines
}
