import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { createDecisions } from '#api/office/decisions/use.ts'
import { fateNames, fates, type ImportReport } from '#api/office/decisions/draft.ts'
import { memberOf } from '#api/office/member.ts'
import type { Command, Io } from './command.ts'
import { bar } from './bar.ts'
import { itemsUsage, officersUsage } from './import-usage.ts'
import { withDeps } from './with-deps.ts'

const usage = [
  '用法：shouwen import decisions 文件.xlsx|csv|json|ndjson --place 辖区 --by 登录名 [--dry-run] [--errors 错误.xlsx]',
  '      shouwen import decisions --undo --place 辖区 --by 登录名',
].join('\n')
/** Lines that a terminal shows; the error workbook has the rest. */
const mostLines = 200

function print({ report, done }: { report: ImportReport; done: unknown }, io: Io): void {
  for (const warning of report.warnings) io.stderr.write(`提醒：${warning}\n`)
  for (const fault of report.faults) io.stderr.write(`不能导入：${fault}\n`)
  let lines = 0
  for (const row of report.rows)
    for (const [what, says] of [
      [row.fate === 'reserved' ? '隔离' : '没收', row.faults],
      ['提醒', row.warnings],
    ] as const)
      for (const say of says)
        if (lines++ < mostLines) io.stderr.write(`第 ${row.row} 行${what}：${say}\n`)
  if (report.marked > report.rows.length || lines > mostLines)
    io.stderr.write(`共 ${report.marked} 行有错误或提醒，用 --errors 写成表格看全\n`)
  const counts = fates.map((f) => `${fateNames[f]} ${report.counts[f]}`).join('，')
  io.stdout.write(
    `${done ? '' : '试读，没有写入：'}${report.fileName}（${report.encoding}，${report.total} 行）：${counts}\n`,
  )
  if (done) io.stdout.write('都是草稿，请另一位信息发布员在工作台核对后公开。\n')
}

/** `shouwen import decisions`: a 双公示 table of any length as drafts; 1 when nothing could be taken. */
export const importCommand: Command = {
  name: 'import',
  summary: '导入双公示处罚决定（decisions）、公布的事项清单（items）或执法人员名册（officers）',
  help: `${itemsUsage}\n\n${officersUsage}\n\n${usage}\nxlsx 最多六万行，更长的用 csv、json 或 ndjson。列名可用双公示字段代码（CF_WSH…，新旧两套）或中文列名。罚款金额以万元计。\n同一文号、同一处罚机关再次导入不会重复；草稿改动留旧版，已公开的改正要另一个人确认。乡镇作出保留给县级的处罚，先隔离。--dry-run 只试读，--undo 撤销上一次导入。\n导入的人不能自己公开，要由另一位信息发布员核对。`,
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
        errors: { type: 'string' },
        undo: { type: 'boolean' },
      },
    })
    const [what, file] = positionals
    const { place, by } = values
    if (
      what !== 'decisions' ||
      (!file && values.undo !== true) ||
      typeof place !== 'string' ||
      typeof by !== 'string'
    ) {
      io.stderr.write(`${usage}\n`)
      return 2
    }
    return withDeps(env, async (deps) => {
      const row = await deps.store.read.staff.byLogin(by.trim().toLowerCase())
      if (!row || row.disabled || row.place !== place) {
        io.stderr.write(`辖区“${place}”没有登录名“${by}”的在用账号\n`)
        return 1
      }
      const decisions = createDecisions(deps)
      if (values.undo === true || !file) {
        const { import: undone, stayed } = await decisions.undo(memberOf(row))
        io.stdout.write(`已撤销“${undone.fileName}”的导入；已经核对过的 ${stayed} 份没有动\n`)
        return 0
      }
      const result = await decisions.run(
        memberOf(row),
        { fileName: basename(file), path: file },
        { dry: values['dry-run'] === true, onProgress: (step, n, of) => bar(io, step)(n, of) },
      )
      print(result, io)
      if (typeof values.errors === 'string') writeFileSync(values.errors, result.errors)
      const { report } = result
      return report.faults.length || report.counts.refused === report.total ? 1 : 0
    })
  },
}
