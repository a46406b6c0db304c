import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { openDeps } from '#api/http/deps.ts'
import { readSettings } from '#api/http/settings.ts'
import { createDecisions } from '#api/office/decisions/use.ts'
import type { Fate, ImportReport } from '#api/office/decisions/import.ts'
import { memberOf } from '#api/office/member.ts'
import type { Command, Io } from './command.ts'
import { itemsUsage, officersUsage } from './import-usage.ts'

const fateNames: Record<Fate, string> = {
  new: '新收',
  change: '改动',
  same: '没有变化',
  refused: '没收',
}
const usage = '用法：shouwen import decisions 文件.csv --place 辖区 --by 登录名 [--dry-run]'

function print(report: ImportReport, io: Io, dry: boolean): void {
  for (const warning of report.warnings) io.stderr.write(`提醒：${warning}\n`)
  for (const fault of report.faults) io.stderr.write(`不能导入：${fault}\n`)
  for (const row of report.rows) {
    for (const fault of row.faults) io.stderr.write(`第 ${row.row} 行没收：${fault}\n`)
    for (const warning of row.warnings) io.stderr.write(`第 ${row.row} 行提醒：${warning}\n`)
  }
  const counts = (Object.keys(fateNames) as Fate[])
    .map((f) => `${fateNames[f]} ${report.counts[f]}`)
    .join('，')
  io.stdout.write(
    `${dry ? '试读，没有写入：' : ''}${report.fileName}（${report.encoding}）：${counts}\n`,
  )
  if (!dry && report.id) io.stdout.write('都是草稿，请另一位信息发布员在工作台核对后公开。\n')
}

/** `shouwen import decisions`: a 双公示 table of any length as drafts; 1 when nothing could be taken. */
export const importCommand: Command = {
  name: 'import',
  summary: '导入双公示处罚决定（decisions）、公布的事项清单（items）或执法人员名册（officers）',
  help: `${itemsUsage}\n\n${officersUsage}\n\n${usage}\n列名可用双公示字段代码（CF_WSH…，新旧两套）或中文列名。罚款金额以万元计。\n同一文号、同一处罚机关再次导入不会重复；已公开的不会被改。--dry-run 只试读。\n导入的人不能自己公开，要由另一位信息发布员核对。`,
  run: async (args, io, env) => {
    if (args[0] === 'items')
      return (await import('./import-items.ts')).importItems(args.slice(1), io, env)
    if (args[0] === 'officers')
      return (await import('./import-officers.ts')).importOfficers(args.slice(1), io, env)
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      strict: false,
      options: {
        place: { type: 'string' },
        by: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
    })
    const [what, file] = positionals
    const { place, by } = values
    if (what !== 'decisions' || !file || typeof place !== 'string' || typeof by !== 'string') {
      io.stderr.write(`${usage}\n`)
      return 2
    }
    const deps = { ...(await openDeps(readSettings(env))), publish: () => undefined }
    try {
      const row = await deps.store.read.staff.byLogin(by.trim().toLowerCase())
      if (!row || row.disabled || row.place !== place) {
        io.stderr.write(`辖区“${place}”没有登录名“${by}”的在用账号\n`)
        return 1
      }
      const decisions = createDecisions(deps)
      const source = { fileName: basename(file), bytes: new Uint8Array(readFileSync(file)) }
      const dry = values['dry-run'] === true
      const report = dry
        ? await decisions.dryRun(memberOf(row), source, Infinity)
        : await decisions.run(memberOf(row), source, { most: Infinity })
      print(report, io, dry)
      return report.faults.length || report.counts.refused === report.rows.length ? 1 : 0
    } finally {
      await deps.store.close()
    }
  },
}
