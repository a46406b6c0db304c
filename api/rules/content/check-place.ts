import type { Facts } from './facts.ts'
import { type Finding, findingAt, type Origin, repeated } from './finding.ts'
import { checkClocks } from './check-common.ts'
import { checkAssignments } from './check-assignments.ts'
import { checkOversight } from './check-oversight.ts'
import { checkLists } from './check-lists.ts'
import type { Place } from './place.ts'

/** Addresses that the product keeps for itself (DESIGN §2). */
const taken = new Set(['api', 'admin', 'assets', 'mode'])
const docNumber = /^\S+〔\d{4}〕[1-9]\d*号$/

/** Rows of a tree whose parents lead back to themselves. */
const circles = <T extends { id: string; parent?: string }>(rows: readonly T[]): T[] =>
  rows.filter((row) => {
    const seen = new Set<string>()
    for (let at: T | undefined = row; at; at = rows.find((r) => r.id === at?.parent)) {
      if (seen.has(at.id)) return true
      seen.add(at.id)
    }
    return false
  })

/** One place: its own references, its tree, its counts (S0-10, S0-42), its documents. */
export const checkPlace = (place: Place, facts: Facts, origin: Origin): Finding[] => {
  const at = findingAt(origin)
  const fields = new Set(facts.fields.map((f) => f.id))
  const bodies = new Set(place.bodies.map((b) => b.id))
  const areas = new Set(place.areas.map((a) => a.id))
  const documents = new Set(place.documents.map((d) => d.id))
  const known = (
    row: object,
    key: string,
    ids: Set<string>,
    id: string | undefined,
    what: string,
  ) => (id === undefined || ids.has(id) ? [] : [at(row, key, `没有这个${what}“${id}”`)])
  const body = (row: object, key: string, id: string | undefined) =>
    known(row, key, bodies, id, '机构')
  const cited = (row: object & { source?: { document: string } }) =>
    known(row, 'source.document', documents, row.source?.document, '文件')

  const roots = place.areas.filter((a) => !a.parent)
  const sum = place.declared.reduce((total, d) => total + d.count, 0)
  return [
    ...(taken.has(place.slug) ? [at(place, 'slug', `“${place.slug}”是保留地址，换一个`)] : []),
    ...(roots.length === 1
      ? []
      : [at(place, '', `区域要有且只有一个最上级，现在有${roots.length}个`)]),
    ...(
      [
        ['areas', '区域'],
        ['bodies', '机构'],
        ['documents', '文件'],
        ['clocks', '时限'],
      ] as const
    ).flatMap(([list, what]) =>
      repeated<{ id: string }>(place[list], (r) => r.id).map((r) =>
        at(r, 'id', `${what}“${r.id}”重复`),
      ),
    ),
    ...place.areas.flatMap((a) => known(a, 'parent', areas, a.parent, '区域')),
    ...[...circles(place.areas), ...circles(place.bodies)].map((r) =>
      at(r, 'parent', '上级绕成了圈'),
    ),
    ...place.bodies.flatMap((b) => [
      ...(['parent', 'managedBy', 'ledBy', 'actsAs', 'successor'] as const).flatMap((k) =>
        body(b, k, b[k]),
      ),
      ...cited(b),
      ...(b.perField === b.name.includes('{field}')
        ? []
        : [at(b, 'name', '每个领域一个的机构，名称里要有“{field}”；别的不能有')]),
      ...(b.from && b.to && b.to < b.from ? [at(b, 'to', '结束日早于开始日')] : []),
    ]),
    ...body(place, 'firstResponder', place.firstResponder),
    ...body(place, 'supervisor', place.supervisor),
    ...place.ladder.flatMap((s, i) => body(place, `ladder[${i}].body`, s.body)),
    ...place.officers.flatMap((o) => [
      ...body(o, 'body', o.body),
      ...(o.demo === o.certificate.startsWith('演示')
        ? []
        : [at(o, 'certificate', '演示人员的证号要以“演示”开头；真实人员不能')]),
    ]),
    ...repeated(place.officers, (o) => o.certificate).map((o) =>
      at(o, 'certificate', `证号“${o.certificate}”重复`),
    ),
    ...(place.reserved
      ? [...body(place.reserved, 'to', place.reserved.to), ...cited(place.reserved)]
      : []),
    ...place.declared.flatMap((d) => known(d, 'field', fields, d.field, '领域')),
    ...repeated(place.declared, (d) => d.field).map((d) => at(d, 'field', `领域“${d.field}”重复`)),
    ...(place.declared.length > 0 && place.declaredTotal !== sum
      ? [
          at(
            place,
            'declaredTotal',
            `各领域合计${sum}项，这里写${place.declaredTotal ?? '空'}，对不上`,
          ),
        ]
      : []),
    ...place.documents.flatMap((d) => [
      ...d.basedOn.flatMap((id, i) => known(d, `basedOn[${i}]`, documents, id, '文件')),
      ...known(d, 'replacedBy', documents, d.replacedBy, '文件'),
      ...known(d, 'interprets', documents, d.interprets, '文件'),
      ...(d.interprets === d.id ? [at(d, 'interprets', '解读不能解读自己')] : []),
      ...(d.number && !docNumber.test(d.number)
        ? [at(d, 'number', '文号要写成“×政发〔2022〕27号”的样子')]
        : []),
      ...(d.writtenOn && d.issuedOn && d.issuedOn < d.writtenOn
        ? [at(d, 'issuedOn', '发布日期早于成文日期')]
        : []),
    ]),
    ...(place.bodySets ?? []).flatMap((set, i) =>
      set.bodies.flatMap((id, n) => body(place, `bodySets[${i}].bodies[${n}]`, id)),
    ),
    ...known(place, 'grants.announcement', documents, place.grants?.announcement, '文件'),
    ...checkClocks(place.clocks, origin),
    ...checkAssignments(place, facts, origin),
    ...checkOversight(place, facts, origin),
    ...checkLists(place, facts, origin),
  ]
}
