import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps } from '#api/office/deps.ts'
import { memberOf } from '#api/office/member.ts'
import { plainProposal } from '#rules/decisions/proposal.ts'
import type { DecisionsUse } from './use.ts'

/** Days of a demo lie where they lie, whatever the clock of the machine says. */
const anyDay = '9999-12-31'

/**
 * Loads `demo-decisions.csv` of every open place, once for each data folder: imported by one demo account, released by
 * another, as it must be; the last stays a draft, to be tried out. Only in demo mode.
 */
export async function loadDemo(
  deps: Deps,
  decisions: DecisionsUse,
  contentDir: string,
): Promise<void> {
  if (deps.config.mode !== 'demo') return
  for (const { slug } of deps.facts().places) {
    const key = `demo:decisions:${slug}`
    const file = join(contentDir, 'places', slug, 'demo-decisions.csv')
    if (!existsSync(file) || (await deps.store.read.meta.get(key)) !== undefined) continue
    const [first, second] = (await deps.store.read.staff.list(slug)).filter(
      (s) => s.demo && s.role === 'publisher',
    )
    if (!first || !second) continue
    const source = { fileName: 'demo-decisions.csv', bytes: new Uint8Array(readFileSync(file)) }
    const { report } = await decisions.run(memberOf(first), source, { demo: true, today: anyDay })
    for (const fault of [...report.faults, ...report.rows.flatMap((r) => r.faults)])
      deps.log('warn', 'demo.decision', { place: slug, fault })
    const drafts = (await deps.store.read.decisions.byStatus(slug, 'draft', 100)).filter(
      (d) => d.demo,
    )
    for (const draft of drafts.slice(1)) {
      await decisions.propose(memberOf(first), draft.id, {
        ...plainProposal(draft.itemId),
        impersonal: true,
      })
      await decisions.release(memberOf(second), draft.id)
    }
    await deps.store.write((tx) => tx.meta.set(key, '1'))
  }
}
