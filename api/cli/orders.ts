import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openOffice } from '#api/http/office.ts'
import { platforms } from '#api/office/platforms/orders.ts'
import type { Command } from './command.ts'
import { withDeps } from './with-deps.ts'

const names = { new: '收进', known: '以前收过', refused: '没收' }

/** `shouwen orders`: work orders of 12345 and other platforms as files, for networks that exchange nothing else. */
export const orders: Command = {
  name: 'orders',
  summary: '导入 12345 和上级平台的工单表，导出办理情况和答复',
  help: [
    '用法：shouwen orders import 工单.xlsx|csv --place 辖区 [--from hotline|platform] [--dry-run]',
    '      shouwen orders export 文件.xlsx --place 辖区 [--from hotline|platform]',
    '',
    '--from  hotline 12345 热线（不写就是它），platform 县级、省级平台',
    '',
    '列名按平台常用的认，次序不限，要有：工单编号、诉求内容；可以有：标题、区域、地址、办理期限、姓名、电话、',
    '诉求类型、是否保密。GBK、UTF-8、xlsx 都可以。有错的行不收，逐行写明；同一平台同一编号只收一次。',
    '导出的表有工单编号、办理期限和答复内容，没有来件人的信息。--dry-run 只试读，不写入。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        place: { type: 'string' },
        from: { type: 'string', default: 'hotline' },
        'dry-run': { type: 'boolean', default: false },
      },
    })
    const [what, file] = positionals
    const { place } = values
    const from = platforms.find((p) => p.id === values.from)?.id
    if ((what !== 'import' && what !== 'export') || !file || !place || !from) {
      io.stderr.write(`${orders.help}\n`)
      return 2
    }
    return withDeps(env, async (deps) => {
      const use = openOffice(deps).platforms.orders
      const by = { id: null, place }
      if (what === 'export') {
        writeFileSync(file, await use.sheet(by, from))
        io.stdout.write(`已写入 ${file}\n`)
        return 0
      }
      const bytes = new Uint8Array(readFileSync(file))
      const report = await (values['dry-run'] ? use.dryRun : use.run)(by, from, bytes)
      for (const warning of report.warnings) io.stderr.write(`提醒：${warning}\n`)
      for (const fault of report.faults) io.stderr.write(`不能导入：${fault}\n`)
      for (const row of report.rows) {
        for (const fault of row.faults) io.stderr.write(`第 ${row.row} 行没收：${fault}\n`)
        for (const warning of row.warnings) io.stderr.write(`第 ${row.row} 行提醒：${warning}\n`)
      }
      const counts = (Object.keys(names) as (keyof typeof names)[])
        .map((fate) => `${names[fate]} ${report.counts[fate]}`)
        .join('，')
      io.stdout.write(`${values['dry-run'] ? '试读，没有写入：' : ''}${counts}\n`)
      const { refused } = report.counts
      return report.faults.length > 0 || (refused > 0 && refused === report.rows.length) ? 1 : 0
    })
  },
}
