import type { Facts } from './facts.ts'
import { type Finding, findingAt, type Origin, repeated } from './finding.ts'
import type { Place } from './place.ts'

/** Standings that a mode allows: what is kept stays kept, what the law gives is never «announced». */
const standingsOf = {
  statutory: ['statutory'],
  empowered: ['announced', 'in_scope'],
  entrusted: ['announced', 'in_scope'],
  retained: ['retained'],
} as const

/** Rows of assignments.yaml: what they name exists, and mode, standing and papers agree (行政处罚法 20, 24). */
export const checkAssignments = (place: Place, facts: Facts, origin: Origin): Finding[] => {
  const at = findingAt(origin)
  const fields = new Set([...facts.fields.map((f) => f.id), '*'])
  const items = new Set(facts.items.map((i) => i.id))
  const bodies = new Map(place.bodies.map((b) => [b.id, b]))
  const areas = new Set(place.areas.map((a) => a.id))
  const documents = new Set(place.documents.map((d) => d.id))
  const papers = new Map((place.agreements ?? []).map((a) => [a.id, a]))

  const rows = place.assignments.flatMap((row) => {
    const owner = bodies.get(row.owner)
    const paper = papers.get(row.under ?? '')
    const wrong: [boolean, string, string][] = [
      [!row.id, 'id', '要有 id，修订才能指到这一行'],
      [!row.fields.length && !row.items.length, '', '要写 fields 或者 items'],
      [!areas.has(row.area), 'area', `没有这个区域“${row.area}”`],
      [!owner, 'owner', `没有这个机构“${row.owner}”`],
      [
        !documents.has(row.source.document),
        'source.document',
        `没有这个文件“${row.source.document}”`,
      ],
      [
        !standingsOf[row.mode].some((s) => s === row.standing),
        'standing',
        `“${row.mode}”不能写成“${row.standing}”`,
      ],
      [
        row.standing === 'announced' && (!row.announcement || !documents.has(row.announcement)),
        'announcement',
        '写“announced”要指明公布清单的文件',
      ],
      [
        row.standing === 'announced' && row.fields.length > 0,
        'fields',
        '公布的清单要逐项写 items，不能只写领域',
      ],
      [
        row.mode === 'entrusted' && (!row.inNameOf || row.inNameOf === row.owner),
        'inNameOf',
        '委托的，要写以哪个委托机关的名义',
      ],
      [row.mode === 'entrusted' && row.covers.includes('强制'), 'covers', '行政强制措施权不得委托'],
      [
        Boolean(owner?.to && (!row.to || row.to > owner.to)),
        'owner',
        `“${owner?.name}”已于 ${owner?.to} 撤销，要写 to 并另列承接机构`,
      ],
      [Boolean(row.from && row.to && row.to < row.from), 'to', '结束日早于开始日'],
      [Boolean(row.under && !paper), 'under', `没有这份委托协议“${row.under}”`],
      [
        Boolean(paper && paper.entrusting !== row.inNameOf),
        'inNameOf',
        `委托协议“${row.under}”的委托机关是“${paper?.entrusting}”`,
      ],
      [
        Boolean(
          paper && ![row.owner, owner?.parent ?? ''].some((id) => paper.entrusted.includes(id)),
        ),
        'owner',
        `委托协议“${row.under}”没有委托给“${row.owner}”`,
      ],
      [Boolean(row.under && row.mode !== 'entrusted'), 'under', '只有委托的才写委托协议'],
    ]
    return [
      ...wrong.filter(([bad]) => bad).map(([, key, message]) => at(row, key, message)),
      ...(['inNameOf', 'department'] as const).flatMap((key) => {
        const id = row[key]
        return id && !bodies.has(id) ? [at(row, key, `没有这个机构“${id}”`)] : []
      }),
      ...row.fields.flatMap((id, i) =>
        fields.has(id) ? [] : [at(row, `fields[${i}]`, `没有这个领域“${id}”`)],
      ),
      ...row.items.flatMap((id, i) =>
        items.has(id) ? [] : [at(row, `items[${i}]`, `没有这个事项“${id}”`)],
      ),
      ...row.chosenFrom.flatMap((id, i) =>
        documents.has(id) ? [] : [at(row, `chosenFrom[${i}]`, `没有这个文件“${id}”`)],
      ),
    ]
  })
  const named = place.assignments.filter((a) => a.id)
  return [...rows, ...repeated(named, (a) => a.id ?? '').map((a) => at(a, 'id', `“${a.id}”重复`))]
}
