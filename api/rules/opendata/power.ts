import type { Day } from '../clocks/day.ts'
import type { Facts } from '../content/facts.ts'
import type { Item } from '../content/item.ts'
import type { Place } from '../content/place.ts'
import { fieldNameIn } from '../place/local.ts'
import { reservedParts } from '../place/reserved.ts'
import { modeNames, standingNames } from '../place/standing.ts'
import { type Actor, actorsOf, mostGroups } from './actors.ts'
import { sayTier } from './money.ts'

/** The seven things to be public about each matter (S1-11), in the order of the source, with their keys in a Power. */
export const seven = [
  ['matter', '具体事项'],
  ['authority', '权限'],
  ['conditions', '条件'],
  ['basis', '依据'],
  ['procedure', '程序'],
  ['range', '幅度'],
  ['manner', '方式'],
] as const satisfies readonly (readonly [keyof Power, string])[]

/** One matter in words, as the handbook, the notice board and the open lists show it: each part one or more sentences. */
export type Power = {
  id: string
  /** What a citizen calls it, and its formal name. */
  title: string
  name: string
  matter: string[]
  authority: string[]
  conditions: string[]
  basis: string[]
  procedure: string[]
  range: string[]
  manner: string[]
  supervises: string
  penalises: string
  /** Whom to call at once, where that is another than 110, 119, 120. */
  urgent: string
  /** Telephone, address and hours of who acts; empty where no source gives them. */
  contact: { name: string; phone: string; address: string; hours: string }[]
  actors: Actor[]
}

/** One line a law, its articles behind it. */
const basisOf = (item: Item): string[] => {
  const laws = Map.groupBy(item.basis, (b) => b.law)
  return [...laws].map(([law, rows]) => {
    const articles = rows.map((b) => `${b.article}${b.paragraph ?? ''}${b.point ?? ''}`)
    return `《${law}》${[...new Set(articles)].join('、')}`
  })
}

const sayActor = ({ where, row, ownerName, inNameOf, dormant }: Actor): string =>
  [
    where && `${where}：`,
    ownerName,
    inNameOf && inNameOf !== ownerName ? `以${inNameOf}的名义` : '',
    `（${modeNames[row.mode]}，${standingNames[row.standing]}）`,
    dormant ? '；委托乡镇的协议未公布，未生效' : '',
  ].join('')

const authorityOf = (place: Place, item: Item, actors: readonly Actor[]): string[] => {
  const lines =
    actors.length > mostGroups
      ? [
          ...actors.slice(0, mostGroups - 1).map(sayActor),
          `另有 ${actors.slice(mostGroups - 1).reduce((n, a) => n + a.areas, 0)} 个地方各由当地行使，逐个见本站该事项`,
        ]
      : actors.map(sayActor)
  const parts = reservedParts(place, item)
  const upper = place.bodies.find((b) => b.id === parts.to)
  const kept = actors.find((a) => a.department)?.department || (upper?.perField ? '' : upper?.name)
  const empowered = actors.some((a) => a.row.mode === 'empowered')
  return [
    ...(lines.length > 0 ? lines : ['未公布']),
    ...(empowered && parts.above.length > 0
      ? [`${parts.above.join('、')}保留在${kept || '上级部门'}`]
      : []),
    ...(empowered && parts.review.length > 0
      ? [`${parts.review.map((r) => r.wording).join('、')}由法制审核逐件认定`]
      : []),
    ...(parts.police.length > 0 ? ['行政拘留移送公安机关'] : []),
  ]
}

const procedureOf = (facts: Pick<Facts, 'procedures'>, item: Item): string[] => {
  const named = (id: string): string[] =>
    facts.procedures.filter((p) => p.id === id).map((p) => p.name)
  const compels = item.kind === '强制' || item.related.some((r) => r.kind === '强制')
  const punishes = item.kind === '处罚' || item.kind === '未知'
  const all = [
    ...(punishes ? [...named('simple'), ...named('ordinary')] : []),
    ...(compels ? named('compulsion') : []),
  ]
  return all.length > 0 ? all : ['未公布']
}

const mannerOf = (item: Item): string[] => [
  ...(item.kind === '检查' || item.kind === '强制'
    ? [`行政${item.kind}`]
    : [`行政处罚：${item.kinds.map((k) => (k === '行政拘留' ? '移送公安机关' : k)).join('、')}`]),
  ...(item.corrective ? [item.corrective] : []),
  ...item.related.map((r) => `行政${r.kind}：${r.text}（《${r.law}》${r.article}）`),
]

/** Everything that has to be public about an item in a place (S1-11); what no source gives reads «未公布». */
export const powerOf = (
  facts: Pick<Facts, 'fields' | 'procedures'>,
  place: Place,
  item: Item,
  day: Day,
): Power => {
  const field = fieldNameIn(place, item, facts.fields) ?? item.field
  const actors = actorsOf(place, item, field, day)
  const acting = [...new Map(actors.map((a) => [a.ownerName, a.owner])).entries()]
  const tiers = item.tiers.map((t) =>
    [t.when, t.who, sayTier(t)].filter((part) => part !== undefined).join('，'),
  )
  return {
    id: item.id,
    title: item.title,
    name: item.name,
    matter: [item.name, item.act],
    authority: authorityOf(place, item, actors),
    conditions: [
      item.conditions ?? '有所列行为，并且查明属实（行政处罚法第四十条）',
      ...(item.leniency ? [item.leniency] : []),
    ],
    basis: basisOf(item),
    procedure: procedureOf(facts, item),
    range: [
      ...tiers,
      ...(item.fineWithoutAmount ? ['罚款数额法条没有写'] : []),
      ...(tiers.length === 0 && !item.fineWithoutAmount ? ['不涉及罚款数额'] : []),
      `裁量基准：${item.discretion ?? '尚未公布'}`,
    ],
    manner: mannerOf(item),
    supervises: item.boundary.supervises,
    penalises: actors[0]?.ownerName ?? item.boundary.penalises ?? '未公布',
    urgent: item.boundary.urgent ?? '',
    contact: acting.slice(0, mostGroups).map(([name, body]) => ({
      name,
      phone: body.phone ?? '',
      address: body.address ?? '',
      hours: body.hours ?? '',
    })),
    actors,
  }
}

/** Which of the seven a matter lacks; a sheet that would go out without one is a fault (S1-11). */
export const lacking = (power: Power): string[] =>
  seven.flatMap(([key, name]) => {
    const said = power[key]
    return said.some((line) => line.trim() !== '') ? [] : [name]
  })
