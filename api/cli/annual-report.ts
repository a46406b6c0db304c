import { parseArgs } from 'node:util'
import { createRegister } from '#api/office/decisions/register.ts'
import { reportDueOn, sayQuery } from '#rules/decisions/report.ts'
import { placeIn, slugs } from './catalogue.ts'
import type { Command } from './command.ts'
import { withDeps } from './with-deps.ts'

/** `shouwen annual-report`: the report that the page of the year shows, from the same rows. */
export const annualReport: Command = {
  name: 'annual-report',
  summary: '一年的行政执法报告（次年 1 月 31 日前公开），每个数写明怎样重算',
  help: [
    '用法：shouwen annual-report --place 辖区 --year 2026 [--json]',
    '',
    '从公开的处罚决定数出来，和网站上 /辖区/decisions/report/年份/ 是同一份。每行：内容、数、查法，用制表符隔开；',
    '查法里的统计文件是 /辖区/data/decisions/月份.figures.csv。--json 写成 JSON。',
    '这一年没有公开的决定时退出码是 1。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values } = parseArgs({
      args,
      options: {
        place: { type: 'string' },
        year: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
      },
    })
    return withDeps(env, async (deps) => {
      const place = placeIn(deps.facts(), values.place)
      if (!place || !/^\d{4}$/.test(values.year)) {
        io.stderr.write(`请写 --place 和 --year，有这些辖区：${slugs(deps.facts())}\n`)
        return 2
      }
      const report = await createRegister(deps).report(place.slug, values.year)
      if (!report) {
        io.stderr.write(`${place.name} ${values.year} 年没有公开的处罚决定\n`)
        return 1
      }
      if (values.json) {
        io.stdout.write(`${JSON.stringify(report, null, 1)}\n`)
        return 0
      }
      io.stdout.write(
        `${place.name}${values.year}年度行政执法报告（应在 ${reportDueOn(values.year)} 前公开）\n`,
      )
      for (const { title, figures } of report.parts) {
        io.stdout.write(`\n${title}\n`)
        for (const f of figures) io.stdout.write(`${f.name}\t${f.value}\t${sayQuery(f.query)}\n`)
      }
      io.stdout.write('\n行政检查、行政强制、行政许可：未公布（本站没有登记）\n')
      return 0
    })
  },
}
