import { cutsOf, kindCode } from '../decisions/cuts.ts'
import { partyKindNames } from '../decisions/party.ts'
import { column, type List } from './list.ts'

/** What a decision counts as: no number, no party, no day. */
export type FigureRow = {
  month: string
  organ: string
  body: string | null
  field: string | null
  itemId: string | null
  kinds: readonly string[]
  partyKind: string
  fineFen: number | null
  confiscatedFen: number | null
  demo: boolean
}

/**
 * Decisions as rows to be counted, those about people too: the files by which every public number is found again. It
 * holds nothing by which a person could be known; the lists by month hold what each decision says.
 */
export const figureList = (rows: readonly FigureRow[] = []): List => ({
  id: 'figures',
  name: '处罚决定统计',
  about:
    '公开的处罚决定，一行一份，只有统计要用的几列，没有文号、当事人和日子。网站上的统计数都能用它重算；“名单”一列写明这一行算进哪些统计。',
  key: [],
  columns: [
    column('month', '月份', 'text'),
    column('organ', '作出机关', 'text'),
    column('cuts', '名单', 'list'),
    column('kinds', '处罚种类', 'list'),
    column('partyKind', '当事人类别', 'text'),
    column('fineYuan', '罚款（元）', 'number?'),
    column('confiscatedYuan', '没收（元）', 'number?'),
    column('demo', '演示', 'boolean'),
  ],
  rows: rows.map((d) => ({
    month: d.month,
    organ: d.organ,
    cuts: [...cutsOf(d), `party:${d.partyKind}`],
    kinds: [...new Set(d.kinds.map((k) => `${k}（${kindCode(k)}）`))],
    partyKind: partyKindNames[d.partyKind as keyof typeof partyKindNames] ?? d.partyKind,
    fineYuan: d.fineFen === null ? null : d.fineFen / 100,
    confiscatedYuan: d.confiscatedFen === null ? null : d.confiscatedFen / 100,
    demo: d.demo,
  })),
})
