import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import { memberOf } from '#api/office/member.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { entry } from './enter.ts'
import type { CasesUse } from './use.ts'

/** A demo case: what a clerk would type, and the steps that follow, so that each box holds something. */
const demoCase = z.strictObject({
  ...entry.shape,
  steps: z
    .array(
      z.strictObject({
        by: z.string(),
        step: z.enum(['accept', 'ask', 'transfer', 'answer', 'note', 'dispute', 'summons']),
        text: z.string().default(''),
        to: z.string().default(''),
      }),
    )
    .default([]),
})

/**
 * Takes the cases of `demo-cases.yaml` in by the ordinary intake, once for each data folder, and does their steps by
 * the demo accounts. A case that cannot be taken is left out with a line in the log.
 */
export async function loadDemoCases(
  deps: Deps,
  cases: CasesUse,
  contentDir: string,
): Promise<void> {
  if (deps.config.mode !== 'demo') return
  for (const { slug } of deps.facts().places) {
    const key = `demo:cases:${slug}`
    const file = join(contentDir, 'places', slug, 'demo-cases.yaml')
    if (!existsSync(file) || (await deps.store.read.meta.get(key)) !== undefined) continue
    const people = new Map(
      (await deps.store.read.staff.list(slug))
        .filter((s) => s.demo)
        .map((s) => [s.login, memberOf(s)]),
    )
    const clerk = people.get(`${slug}-clerk`)
    if (!clerk) continue
    await deps.store.write((tx) => tx.meta.set(key, '1'))
    for (const { steps, ...input } of z.array(demoCase).parse(parse(readFileSync(file, 'utf8'))))
      try {
        const { id } = await cases.enter(clerk, input)
        for (const step of steps) {
          const by = people.get(`${slug}-${step.by}`)
          if (by) await take(cases, by, id, step)
        }
      } catch (error) {
        deps.log('warn', 'demo.case', { place: slug, error: String(error) })
      }
  }
}

async function take(
  cases: CasesUse,
  by: StaffMember,
  id: string,
  step: z.output<typeof demoCase>['steps'][number],
) {
  const { text, to } = step
  switch (step.step) {
    case 'accept':
      return cases.accept(by, { id })
    case 'ask':
      return cases.ask(by, { id }, text)
    case 'note':
      return cases.note(by, { id }, text)
    case 'answer':
      return cases.answer(by, { id }, 'corrected', text)
    case 'dispute':
      return cases.dispute(by, { id }, [to], text)
    case 'summons':
      return cases.request(by, { id }, { kind: 'summons', to: [to], text, dueOn: '', evidence: [] })
    case 'transfer':
      return cases.transfer(
        by,
        { id },
        {
          to,
          grounds: text,
          handling: '演示：已到现场看过并拍照',
          evidence: ['演示：现场照片 1 张'],
        },
      )
  }
}
