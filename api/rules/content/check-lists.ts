import type { Facts } from './facts.ts'
import { type Finding, findingAt, type Origin, repeated } from './finding.ts'
import type { Place } from './place.ts'

type Stated = { id: string; source: { document: string } }
const lists = [
  ['agreements', '委托协议'],
  ['statistics', '数据'],
  ['provisions', '规定'],
  ['meetings', '会议'],
  ['documentSets', '文件组'],
  ['staffing', '人员配备'],
  ['supervision', '监督层次'],
] as const

/** What a place states beside bodies and assignments: each row once, its source known, its parties known. */
export const checkLists = (place: Place, facts: Facts, origin: Origin): Finding[] => {
  const at = findingAt(origin)
  const documents = new Set(place.documents.map((d) => d.id))
  const bodies = new Set(place.bodies.map((b) => b.id))
  const areas = new Set(place.areas.map((a) => a.id))
  const fields = new Set(facts.fields.map((f) => f.id))
  /** Rows that stand in place.yaml are pointed at from there, rows of a file of their own by themselves. */
  const of = (row: object, list: string, i: number): [object, string] =>
    origin(row).path ? [row, ''] : [place, `${list}[${i}]`]
  const body = (row: object, key: string, id: string | undefined) =>
    id === undefined || bodies.has(id) ? [] : [at(row, key, `没有这个机构“${id}”`)]
  const cited = (row: object, path: string, source: { document: string } | undefined) =>
    !source || documents.has(source.document)
      ? []
      : [at(row, `${path}source.document`, `没有这个文件“${source.document}”`)]

  return [
    ...lists.flatMap(([list, what]) => {
      const rows: readonly Stated[] = place[list] ?? []
      return [
        ...repeated(rows, (r) => r.id).map((r) => at(r, 'id', `${what}“${r.id}”重复`)),
        ...rows.flatMap((r, i) => {
          const [row, path] = of(r, list, i)
          return cited(row, path && `${path}.`, r.source)
        }),
      ]
    }),
    ...(place.agreements ?? []).flatMap((a) => [
      ...body(a, 'entrusting', a.entrusting),
      ...a.entrusted.flatMap((id, i) => body(a, `entrusted[${i}]`, id)),
      ...(a.from && a.to && a.to < a.from ? [at(a, 'to', '结束日早于开始日')] : []),
    ]),
    ...(place.statistics ?? []).flatMap((s) =>
      s.numerator !== undefined && s.denominator === 0
        ? [at(s, 'denominator', '分母不能是 0')]
        : [],
    ),
    ...cited(place, 'leniency.', place.leniency?.source),
    ...cited(place, 'itemRange.', place.itemRange?.source),
    ...(place.localFields ?? []).flatMap((row, i) =>
      row.fields.flatMap((id) =>
        fields.has(id) ? [] : [at(place, `localFields[${i}]`, `没有这个领域“${id}”`)],
      ),
    ),
    ...place.areas.flatMap((a) => body(a, 'firstResponder', a.firstResponder)),
    ...place.bodies.flatMap((b) => [
      ...(b.area === undefined || areas.has(b.area)
        ? []
        : [at(b, 'area', `没有这个区域“${b.area}”`)]),
      ...cited(b, 'planned.', b.planned?.source),
    ]),
  ]
}
