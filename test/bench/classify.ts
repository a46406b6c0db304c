import { classify as classifyText } from '#rules/classify/classify.ts'
import { penalties } from '#rules/route/source.ts'
import { tokens } from '#rules/text/tokens.ts'
import { facts, placeOf } from '#test/kit/content.ts'
import { fastText, nlpJs } from './classify-peers.ts'
import { complaints, judge, shown, type Row } from './classify-rows.ts'
import { cost, trained } from './classify-trained.ts'
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

const scores = (wanted: string[], got: string[]) =>
  [...new Set(wanted)].map((label) => {
    const hit = wanted.filter((want, i) => want === label && got[i] === label).length
    const [all, said] = [wanted, got].map((list) => list.filter((l) => l === label).length)
    return {
      label,
      recall: share(hit, all ?? 0),
      precision: share(hit, said ?? 0),
      f1: (2 * hit) / ((all ?? 0) + (said ?? 0)),
    }
  })

/** Fields and articles of the reports among our queries; special kinds of both files. */
const queries = (file: string, { table, note }: Kit): void => {
  const rows = labelled(file)?.filter((row) => row[2] === 'report')
  if (!rows) return note(`No ${file} beside the project: not measured.`)
  const fielded = rows.filter((row) => row[3])
  const right = (depth: number, first: boolean): number =>
    fielded.filter(([, text = '', , fields = '']) => {
      const wanted = fields.split(';').map(merged)
      const got = fieldsOf(text).slice(0, depth)
      return (first ? wanted.slice(0, 1) : wanted).some((field) => got.includes(field))
    }).length
  const based = rows.filter((row) => row[4])
  const items = new Map(facts().items.map((item) => [item.id, item]))
  const accepted = ([, text = '', , , bases = '']: string[], depth: number): boolean =>
    of(text)
      .items.slice(0, depth)
      .some(({ item }) => {
        const found = items.get(item)
        return found && penalties(found, 20).some((one) => bases.split(';').includes(one))
      })
  const basis = based.filter((row) => accepted(row, 3)).length
  const [above, below] = ['high', 'low'].map((wanted) =>
    based.filter(([, text = '']) => of(text).confidence === wanted),
  )
  const first = (list: string[][] = []): string =>
    share(list.filter((row) => accepted(row, 1)).length, list.length)
  table([
    {
      file,
      'field first': share(right(1, true), fielded.length),
      'field first, either': share(right(1, false), fielded.length),
      'accepted article in three': share(basis, based.length),
      'first item right where sure': first(above),
      'where not': first(below),
    },
  ])
  const wanted = rows.map((row) => row[5] || 'report')
  const got = rows.map((row) => of(row[1] ?? '').special?.kind ?? 'report')
  const list = scores(wanted, got)
  table(list.map((row) => ({ ...row, f1: row.f1.toFixed(3) })))
  const special = list.filter(({ label }) => label !== 'report')
  const mean = special.reduce((sum, row) => sum + row.f1, 0) / (special.length || 1)
  const safe = wanted.filter((want) => want !== 'emergency').length
  const alarms = wanted.filter((want, i) => want !== 'emergency' && got[i] === 'emergency').length
  note(`Macro-F1 over the special kinds ${mean.toFixed(3)}, false alarms ${share(alarms, safe)}.`)
}

const tour = /旅游|景区|景点|导游|游客|旅行社/
/** 旅游管理 stands under 商贸旅游 in the labels, 文化 and 体育 do not. */
const untrained = ({ written: { title = '', body } }: Row) =>
  of(`${title}。${body}`).fields.map(({ field, score }) => {
    const name = names.get(field) ?? ''
    const trip = name === '文化旅游' && tour.test(title + body)
    return { label: trip ? '商贸旅游' : (labelOf[name] ?? '–'), score }
  })

const summed = (said: { label: string; score: number }[]) => {
  const sum = new Map<string, number>()
  for (const { label, score } of said) sum.set(label, (sum.get(label) ?? 0) + score)
  return [...sum].map(([label, score]) => ({ label, score })).sort((a, b) => b.score - a.score)
}

type Kit = Parameters<Bench['run']>[0]

/** Fields, special kinds and labels against labelled rows; next to fastText and NLP.js; time of a text. */
export const classify: Bench = {
  name: 'classify',
  title: 'Classification',
  run: async (kit) => {
    const { table, note, scale } = kit
    for (const file of ['queries/dev.tsv', 'queries/special-dev.tsv']) queries(file, kit)
    const rows = complaints()
    if (rows) {
      const raw = rows.filter((row) => row.raw)
      const first = raw.map((row) => ({ said: untrained(row), label: row.label }))
      const results = Object.entries(trained(rows)).map(([name, result]) => shown(name, result))
      const peers = {
        fastText: fastText(rows),
        'NLP.js, one fold': scale < 1 ? 'NLP.js: not in a quick run.' : await nlpJs(rows),
      }
      table([
        ...results,
        shown('ours, untrained, first field', judge(first)),
        shown(
          'ours, untrained, fields summed',
          judge(first.map((a) => ({ ...a, said: summed(a.said) }))),
        ),
        ...Object.entries(peers).flatMap(([name, result]) =>
          typeof result === 'string' ? [] : [shown(name, result)],
        ),
      ])
      for (const result of Object.values(peers)) if (typeof result === 'string') note(result)
      table([cost(rows)])
      const alarms = rows.filter(
        ({ written: { title = '', body } }) =>
          of(`${title}。${body}`).special?.kind === 'emergency',
      ).length
      note(
        `Emergencies seen in the complaints file, where hardly any is one: ${share(alarms, rows.length)}.`,
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
