import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { OfficerFate } from '#api/office/oversight/officers.ts'
import { createOversight } from '#api/office/oversight/use.ts'
import type { Io } from './command.ts'
import { officersUsage } from './import-usage.ts'
import { withDeps } from './with-deps.ts'

const names: Record<OfficerFate, string> = {
  new: '新增',
  change: '改动',
  same: '没有变化',
  refused: '没收',
  gone: '移出',
}

/**
 * `shouwen import officers`: the register of officers (S0-33), rows with a fault left out and said by their number; 1
 * when nothing of the file could be taken.
 */
export async function importOfficers(
  args: string[],
  io: Io,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      place: { type: 'string' },
      whole: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  const { place, whole } = values
  if (!file || !place) {
    io.stderr.write(`${officersUsage}\n`)
    return 2
  }
  return withDeps(env, async (deps) => {
    const { officers } = createOversight(deps)
    const bytes = new Uint8Array(readFileSync(file))
    const by = { id: null, place, role: 'publisher' as const }
    const report = await (values['dry-run'] ? officers.dryRun : officers.run)(by, bytes, whole)
    for (const warning of report.warnings) io.stderr.write(`提醒：${warning}\n`)
    for (const fault of report.faults) io.stderr.write(`不能导入：${fault}\n`)
    for (const row of report.rows)
      for (const fault of row.faults) io.stderr.write(`第 ${row.row} 行没收：${fault}\n`)
    if (report.gone.length > 0)
      io.stdout.write(
        `名册里有、文件里没有：${report.gone.map((o) => o.name).join('、')}${whole ? '' : '（留着；加 --whole 才移出）'}\n`,
      )
    const counts = (Object.keys(names) as OfficerFate[])
      .map((fate) => `${names[fate]} ${report.counts[fate]}`)
      .join('，')
    io.stdout.write(`${values['dry-run'] ? '试读，没有写入：' : ''}${counts}\n`)
    return report.faults.length > 0 || report.counts.refused === report.rows.length ? 1 : 0
  })
}
