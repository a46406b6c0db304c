import { classify as classifyText } from '#rules/classify/classify.ts'
import { tokens } from '#rules/text/tokens.ts'
import { facts, placeOf } from '#test/kit/content.ts'
import { labelled, quantile, share, timed } from './labelled.ts'
import type { Bench } from './run.ts'

/** The labels of the complaints, and the fields of administration that they cover. */
const labelOf: Record<string, string> = Object.fromEntries(
  Object.entries({
    城乡建设: '建设 自然资源 消防救援 人防 应急管理 水利',
    劳动和社会保障: '人力社保 退役军人事务 民政',
    教育文体: '教育 文化旅游 新闻出版 广电 档案',
    商贸旅游: '市场监管 商务 发展改革 经信',
    卫生计生: '卫生健康',
    环境保护: '生态环境',
    交通运输: '交通运输',
  }).flatMap(([label, fields]) => fields.split(' ').map((field) => [field, label])),
)
/** Two labels of the rows of queries that are parts of one field here. */
const merged = (field: string): string => (/市容|物业/.test(field) ? '建设' : field)

const place = placeOf('lingxi')
const of = (text: string) => classifyText(text, facts(), place)
const names = new Map(facts().fields.map((field) => [field.id, field.name]))
const fieldsOf = (text: string): string[] => of(text).fields.map((f) => names.get(f.field) ?? '')

const scores = (rows: string[][], wanted: string[], got: string[]) =>
  [...new Set(wanted)].map((label) => {
    const hit = rows.filter((_, i) => wanted[i] === label && got[i] === label).length
    const [all, said] = [wanted, got].map((list) => list.filter((l) => l === label).length)
    return {
      label,
      recall: share(hit, all ?? 0),
      precision: share(hit, said ?? 0),
      f1: (2 * hit) / ((all ?? 0) + (said ?? 0)),
    }
  })

/** Fields, special kinds and labels against labelled rows; time of a text, next to cutting it into tokens alone. */
export const classify: Bench = {
  name: 'classify',
  title: 'Classification',
  run: async ({ table, note }) => {
    for (const file of ['queries/dev.tsv', 'queries/special-dev.tsv']) {
      const rows = labelled(file)?.filter((row) => row[2] === 'report')
      if (!rows) {
        note(`No ${file} beside the project: not measured.`)
        continue
      }
      const fielded = rows.filter((row) => row[3])
      const right = (depth: number, first: boolean): number =>
        fielded.filter(([, text = '', , fields = '']) => {
          const wanted = fields.split(';').map(merged)
          const got = fieldsOf(text).slice(0, depth)
          return (first ? wanted.slice(0, 1) : wanted).some((field) => got.includes(field))
        }).length
      table([
        {
          file,
          'field first': share(right(1, true), fielded.length),
          'field first, either': share(right(1, false), fielded.length),
          'field in three': share(right(3, true), fielded.length),
        },
      ])
      const wanted = rows.map((row) => row[5] || 'report')
      const got = rows.map((row) => of(row[1] ?? '').special?.kind ?? 'report')
      table(scores(rows, wanted, got).map((row) => ({ ...row, f1: row.f1.toFixed(3) })))
    }
    const rows = labelled('complaints/dev.tsv')?.filter((row) => row[7] === 'raw')
    if (rows) {
      const tour = /旅游|景区|景点|导游|游客|旅行社/
      const got = rows.map(([, title = '', body = '']) => {
        const [field = ''] = fieldsOf(`${title}。${body}`)
        // 旅游管理 stands under 商贸旅游 there, 文化 and 体育 do not.
        return field === '文化旅游' && tour.test(title + body)
          ? '商贸旅游'
          : (labelOf[field] ?? '–')
      })
      const list = scores(
        rows,
        rows.map((row) => row[3] ?? ''),
        got,
      )
      table(list.map((row) => ({ ...row, f1: row.f1.toFixed(3) })))
      note(
        `Macro-F1 over ${list.length} labels: ${(list.reduce((s, r) => s + r.f1, 0) / list.length).toFixed(3)} (${rows.length} complaints as written).`,
      )
    } else note('No complaints/dev.tsv beside the project: not measured.')
    const texts = facts().items.map((item) => `${item.act}${item.words.join('，')}`)
    const time = (what: string, run: (text: string) => unknown) => {
      const times = texts.map((text) => timed(() => run(text))[1])
      return { what, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
    }
    table([time('cut into tokens, ms (limit)', tokens), time('classify, ms', of)])
  },
}
