import { partyKindNames } from '../decisions/party.ts'
import type { PublicDecision } from '../decisions/public.ts'
import { column, type List, orNull } from './list.ts'

/** Decisions in one file of a month, counted from the oldest: a file is made in a few milliseconds. */
export const decisionsPerFile = 500

/** `2026-05` and `2` from `2026-05-2`; null when it is no such name. */
export const readPart = (name: string): { month: string; part: number } | null => {
  const [, month = '', part = '1'] = /^(\d{4}-\d{2})(?:-([2-9]|[1-9]\d+))?$/.exec(name) ?? []
  return month ? { month, part: Number(part) } : null
}

/** The names of the files of a month: `2026-05`, `2026-05-2` … */
export const partNames = (month: string, decisions: number): string[] =>
  Array.from({ length: Math.ceil(decisions / decisionsPerFile) }, (_, n) =>
    n === 0 ? month : `${month}-${n + 1}`,
  )

/** Whether a decision may leave the site in bulk: those about people are read one by one only (conventions 1.6). */
export const inBulk = (d: Pick<PublicDecision, 'partyKind'>): boolean =>
  d.partyKind === 'organisation'

/** Public decisions as a list; without rows it is what the schemas are made from. */
export const decisionList = (decisions: readonly PublicDecision[] = []): List => ({
  id: 'decisions',
  name: '处罚决定',
  about:
    '已经公开、还在公示期内的行政处罚决定，按决定日期的月份分文件。当事人是个人、个体工商户的，只能逐件看，不在批量数据里；撤回的不在内。',
  key: ['id'],
  columns: [
    column('id', '编号', 'text'),
    column('number', '决定书文号', 'text'),
    column('organ', '作出机关', 'text'),
    column('decidedOn', '决定日期', 'day'),
    column('party', '当事人', 'text'),
    column('partyKind', '当事人类别', 'text'),
    column('partyCode', '统一社会信用代码', 'text?'),
    column('act', '违法行为', 'text'),
    column('facts', '事实', 'text'),
    column('basis', '依据', 'text'),
    column('kinds', '处罚种类', 'list'),
    column('content', '处罚内容', 'text'),
    column('fineYuan', '罚款（元）', 'number?'),
    column('confiscatedYuan', '没收（元）', 'number?'),
    column('item', '事项编号', 'text?'),
    column('displayUntil', '公示到', 'day?'),
    column('demo', '演示', 'boolean'),
  ],
  rows: decisions.filter(inBulk).map((d) => ({
    id: d.id,
    number: d.number,
    organ: d.organ,
    decidedOn: d.decidedOn,
    party: d.party,
    partyKind: partyKindNames[d.partyKind as keyof typeof partyKindNames] ?? d.partyKind,
    partyCode: orNull(d.partyCode ?? undefined),
    act: d.act,
    facts: d.facts,
    basis: d.basis,
    kinds: d.kinds,
    content: d.content,
    fineYuan: d.fineFen === null ? null : d.fineFen / 100,
    confiscatedYuan: d.confiscatedFen === null ? null : d.confiscatedFen / 100,
    item: d.itemId,
    displayUntil: d.displayUntil,
    demo: d.demo,
  })),
})
