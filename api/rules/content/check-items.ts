import type { Retired } from './common.ts'
import type { Facts } from './facts.ts'
import { type Finding, findingAt, type Origin, repeated } from './finding.ts'
import type { Item } from './item.ts'

/** Items: known field and law, law in force, one id for ever, a fine that agrees with its amounts, territory of its law. */
export const checkItems = (
  facts: Facts,
  retired: readonly Retired[],
  origin: Origin,
): Finding[] => {
  const at = findingAt(origin)
  const fields = new Set(facts.fields.map((f) => f.id))
  const within = new Map(facts.fields.map((f) => [f.id, f.within]))
  const laws = new Map(facts.laws.map((l) => [l.title, l]))
  const gone = new Set(retired.map((r) => r.id))

  const lawsOf = (item: Item): Finding[] =>
    (['basis', 'related'] as const).flatMap((list) =>
      item[list].flatMap(({ law }, i) => {
        const key = `${list}[${i}].law`
        const found = laws.get(law)
        if (!found) return [at(item, key, `laws.csv 里没有“${law}”`)]
        return [
          ...(found.inForce || item.to
            ? []
            : [at(item, key, `“${law}”已经失效，现行事项不能引它`)]),
          ...(found.territory && found.territory !== item.territory
            ? [
                at(
                  item,
                  key,
                  `“${law}”只在${found.territory}有效，territory 要写“${found.territory}”`,
                ),
              ]
            : []),
        ]
      }),
    )

  const itself = (item: Item): Finding[] => {
    const wrong: [boolean, string, string][] = [
      [!fields.has(item.field), 'field', `没有这个领域“${item.field}”`],
      [
        within.get(item.field) !== undefined,
        'field',
        `“${item.field}”是“${within.get(item.field)}”的分支：field 写“${within.get(item.field)}”，branch 写“${item.field}”`,
      ],
      [
        item.branch !== undefined && within.get(item.branch) !== item.field,
        'branch',
        `“${item.branch}”不是领域“${item.field}”的分支（fields.yaml 的 within）`,
      ],
      [!item.id.startsWith(`${item.field}-`), 'id', `编号要以领域“${item.field}-”开头`],
      [gone.has(item.id), 'id', `“${item.id}”已停用（retired.csv），编号不能再用`],
      [
        item.kind === '处罚' && !item.basis.some((b) => b.role === 'penalises'),
        'basis',
        '处罚事项至少要有一条处罚依据（role: penalises）',
      ],
      [
        item.tiers.length > 0 && !item.kinds.includes('罚款'),
        'kinds',
        '写了罚款幅度，种类里却没有“罚款”',
      ],
      [
        item.kinds.includes('罚款') && item.tiers.length === 0 && !item.fineWithoutAmount,
        'tiers',
        '种类里有“罚款”，要写幅度；法条没有写数额的，写 fineWithoutAmount: true',
      ],
      [Boolean(item.from && item.to && item.to < item.from), 'to', '结束日早于开始日'],
    ]
    return wrong.filter(([bad]) => bad).map(([, key, message]) => at(item, key, message))
  }

  return [
    ...repeated(facts.items, (i) => i.id).map((i) => at(i, 'id', `编号“${i.id}”重复`)),
    ...repeated(retired, (r) => r.id).map((r) => at(r, 'id', `“${r.id}”重复`)),
    ...facts.items.flatMap((item) => [...itself(item), ...lawsOf(item)]),
  ]
}
