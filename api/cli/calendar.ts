import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { importCalendar } from '#api/office/calendar/use.ts'
import { invalid } from '#rules/refusal.ts'
import type { Command } from './command.ts'
import { withDeps } from './with-deps.ts'

const parse = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    throw invalid(error instanceof SyntaxError ? `${file} 不是 JSON` : `打不开 ${file}`)
  }
}

/** `shouwen calendar import`: a year of holidays, and the deadlines that waited for it. */
export const calendar: Command = {
  name: 'calendar',
  summary: '导入一年的放假安排，重算按周末推算的时限',
  help: [
    '用法：shouwen calendar import 2027.json [--source 通知]',
    '',
    '文件用 holiday-cn 的格式（year、days：date、name、isOffDay），依据国务院办公厅的放假通知；',
    '文件里没有写通知的，用 --source 写明。导入后，没有放假安排时“暂按周末推算”的时限全部重算。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { source: { type: 'string' } },
    })
    const [what, file] = positionals
    if (what !== 'import' || !file) {
      io.stderr.write(`${calendar.help}\n`)
      return 2
    }
    return withDeps(env, async (deps) => {
      const done = await importCalendar(deps, parse(file), values.source)
      const { year } = done
      io.stdout.write(
        `${year.year} 年：放假 ${year.off.length} 个工作日，上班 ${year.work.length} 个周末（${year.source}）${done.changed ? '' : '，和原来一样'}\n`,
      )
      io.stdout.write(`重算时限 ${done.reckoned} 件，其中 ${done.moved} 件的日期变了\n`)
      return 0
    })
  },
}
