import { penaltyKinds } from '../content/item.ts'

/** By what the public register is cut into lists (DESIGN §3); `all` is the whole of a place and is only counted. */
export const cutNames = { body: '机关', field: '领域', item: '事项', kind: '处罚种类' } as const
export type CutName = keyof typeof cutNames
export const isCutName = (name: string): name is CutName => Object.hasOwn(cutNames, name)

/** Each penalty kind as it stands in an address; never changed once it was published. */
const kindCodes: Record<(typeof penaltyKinds)[number], string> = {
  警告: 'warning',
  通报批评: 'criticism',
  罚款: 'fine',
  没收违法所得: 'gains',
  没收非法财物: 'goods',
  暂扣许可证件: 'suspension',
  降低资质等级: 'downgrade',
  吊销许可证件: 'revocation',
  限制开展生产经营活动: 'restriction',
  责令停产停业: 'stoppage',
  责令关闭: 'closure',
  限制从业: 'ban',
  行政拘留: 'detention',
  其他: 'other',
}

/** The code of a kind as a decision names it; what the law does not name so is `other`. */
export const kindCode = (kind: string): string =>
  kindCodes[kind as keyof typeof kindCodes] ?? kindCodes['其他']

/** The name of a code; undefined when there is none. */
export const kindOf = (code: string): string | undefined =>
  penaltyKinds.find((kind) => kindCodes[kind] === code)

/** What of a decision says in which lists it stands. */
export type Cuttable = {
  body: string | null
  field: string | null
  itemId: string | null
  kinds: readonly string[]
}

/** The lists of a decision besides that of its month, as `body:zhen`, `kind:fine`; in a fixed order, each once. */
export const cutsOf = ({ body, field, itemId, kinds }: Cuttable): string[] =>
  [
    ...new Set([
      ...(body ? [`body:${body}`] : []),
      ...(field ? [`field:${field}`] : []),
      ...(itemId ? [`item:${itemId}`] : []),
      ...kinds.map((kind) => `kind:${kindCode(kind)}`),
    ]),
  ].toSorted()

/** The name and the value of a cut: `kind:fine` → `kind`, `fine`. */
export const partsOf = (cut: string): { name: CutName; value: string } | null => {
  const [name = '', value = ''] = cut.split(/:(.*)/s)
  return isCutName(name) && value ? { name, value } : null
}

/** What is counted of a decision: the whole, its lists, and who was punished. */
export const countedCuts = (row: Cuttable & { partyKind: string }): string[] => [
  'all',
  ...cutsOf(row),
  `party:${row.partyKind}`,
]

/** Decisions on display in one list and month; no money is added up (on-the-page 11). */
export type CutCount = {
  place: string
  cut: string
  month: string
  count: number
}
