import type { Item, Tier } from '#rules/content/item.ts'
import type { Official } from '#rules/content/official.ts'
import type { Assignment, Body, Place } from '#rules/content/place.ts'
import { bodyName } from '#rules/place/name.ts'
import { modeNames, standingNames } from '#rules/place/standing.ts'

/** One element of a fact in words, as a diff and an old form show it; an empty text is «未公布». */
export type Element = { name: string; text: string }

const yuan = (fen: number): string => {
  const n = fen / 100
  return n >= 10_000 && n % 1_000 === 0 ? `${n / 10_000}万元` : `${n}元`
}
const range = (t: Tier): string => {
  const one = (n: number): string =>
    t.base === 'multiple' ? `${n}倍` : t.base === 'percent' ? `${n}%` : yuan(n)
  const of = t.of ? (t.base === 'per_unit' ? `每${t.of.replace(/^每/, '')}` : `${t.of}的`) : ''
  const amount =
    t.min === t.max
      ? one(t.max)
      : t.min === 0
        ? `${one(t.max)}以下`
        : `${one(t.min)}以上${one(t.max)}以下`
  return [t.who, t.when, `${of}${amount}`].filter(Boolean).join('，')
}

export const basisText = (b: Item['basis'][number]): string =>
  `《${b.law}》${b.article}${b.paragraph ?? ''}${b.point ?? ''}（${b.role === 'penalises' ? '处罚' : '禁止'}）`

/** Every element of an item that a change may touch, in the order of its page. */
export const itemElements = (item: Item): Element[] => [
  { name: '事项名称', text: item.name },
  { name: '通俗名称', text: item.title },
  { name: '官方编码', text: item.code ?? '' },
  { name: '类别', text: item.kind },
  { name: '具体行为', text: item.act },
  { name: '条件', text: item.conditions ?? '' },
  { name: '依据', text: item.basis.map(basisText).join('；') },
  { name: '处罚种类', text: item.kinds.join('、') },
  { name: '幅度', text: item.tiers.map(range).join('；') },
  { name: '责令改正', text: item.corrective ?? '' },
  { name: '法定主管', text: item.authority ?? '' },
  { name: '从轻、免罚', text: item.leniency ?? '' },
  { name: '裁量基准', text: item.discretion ?? '' },
  { name: '监管找谁', text: item.boundary.supervises },
  { name: '处罚找谁', text: item.boundary.penalises ?? '' },
  { name: '适用地区', text: item.territory ?? '' },
]

type Names = { field: (id: string) => string; item: (id: string) => string }

/** A row of assignments in words; `names` turns ids of fields and items into what readers know. */
export const rowElements = (row: Assignment, place: Place, names: Names): Element[] => {
  const body = (id: string | undefined): string => {
    const found = place.bodies.find((b) => b.id === id)
    return found ? bodyName(found) : (id ?? '')
  }
  const paper = place.documents.find((d) => d.id === row.announcement)
  return [
    { name: '领域', text: row.fields.map(names.field).join('、') },
    { name: '事项', text: row.items.map(names.item).join('、') },
    { name: '区域', text: place.areas.find((a) => a.id === row.area)?.name ?? row.area },
    { name: '行使主体', text: body(row.owner) },
    { name: '以谁的名义', text: body(row.inNameOf ?? row.owner) },
    { name: '方式', text: modeNames[row.mode] },
    { name: '身份', text: standingNames[row.standing] },
    { name: '监管部门', text: body(row.department) },
    { name: '包括', text: row.covers.join('、') },
    { name: '批次', text: row.batch ?? '' },
    { name: '公告', text: paper ? `《${paper.title}》` : (row.announcement ?? '') },
    { name: '协议期限', text: row.agreement ? `${row.agreement.from}至${row.agreement.to}` : '' },
  ]
}

export const bodyElements = (body: Body, place: Place): Element[] => {
  const name = (id: string | undefined): string => {
    const found = place.bodies.find((b) => b.id === id)
    return found ? bodyName(found) : (id ?? '')
  }
  return [
    { name: '名称', text: bodyName(body) },
    { name: '别的牌子', text: body.aliases.join('、') },
    { name: '上级', text: name(body.parent) },
    { name: '以谁的名义', text: name(body.actsAs) },
    { name: '职责', text: body.duty },
    { name: '承接单位', text: name(body.successor) },
    { name: '电话', text: body.phone ?? '' },
    { name: '地址', text: body.address ?? '' },
    { name: '办公时间', text: body.hours ?? '' },
  ]
}

/** A row of the announced list, in the words of the list. */
export const officialElements = (row: Official): Element[] => [
  { name: '事项名称', text: [row.name, row.part].filter(Boolean).join('：') },
  { name: '官方编码', text: row.code ?? '' },
  { name: '类别', text: row.kind },
  { name: '领域', text: row.fieldName ?? '' },
  { name: '依据', text: row.basis ?? '' },
  { name: '划转范围', text: row.scope ?? '' },
  { name: '职责边界', text: row.boundary ?? '' },
  { name: '划出部门', text: row.department ?? '' },
  { name: '实施主体', text: row.body ?? '' },
  { name: '处罚种类和幅度', text: row.penalty ?? '' },
  { name: '对应本站事项', text: row.item ?? '' },
]

/** What is not alike, element by element; a side that was not there is empty. */
export type Difference = { name: string; before: string; after: string }
export const differences = (
  before: readonly Element[],
  after: readonly Element[],
): Difference[] => {
  const all = before.length > 0 ? before : after
  const text = (list: readonly Element[], name: string): string =>
    list.find((e) => e.name === name)?.text ?? ''
  return all
    .map(({ name }) => ({ name, before: text(before, name), after: text(after, name) }))
    .filter((d) => d.before !== d.after)
}
