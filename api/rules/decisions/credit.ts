import { canonical } from '../chain/canonical.ts'
import { sha256 } from '../chain/sha256.ts'
import { invalid } from '../refusal.ts'
import { partyKindNames, type PartyKind } from './party.ts'

/** The fields of 双公示 for penalties, newer generation, in the order of the exchange table (conventions 1.5). */
export const creditColumns = {
  CF_XDR_MC: '行政相对人名称',
  CF_XDR_LB: '行政相对人类别',
  CF_XDR_SHXYM: '统一社会信用代码',
  CF_WSH: '行政处罚决定书文号',
  CF_WFXW: '违法行为类型',
  CF_SY: '违法事实',
  CF_YJ: '处罚依据',
  CF_CFLB: '处罚类别',
  CF_NR: '处罚内容',
  CF_NR_FK: '罚款金额（万元）',
  CF_NR_WFFF: '没收违法所得、没收非法财物的金额（万元）',
  CF_JDRQ: '处罚决定日期',
  CF_YXQ: '处罚有效期',
  CF_GSJZQ: '公示截止期',
  CF_CFJG: '处罚机关',
  CF_CFJGDM: '处罚机关统一社会信用代码',
  CF_SJLY: '数据来源单位',
  CF_SJLYDM: '数据来源单位统一社会信用代码',
  BZ: '备注',
} as const
export type CreditField = keyof typeof creditColumns
export type CreditRow = Record<CreditField, string>
export const creditFields = Object.keys(creditColumns) as CreditField[]

/** What of a decision goes over. */
export type Handed = {
  number: string
  organ: string
  organCode: string | null
  partyName: string
  partyKind: string
  partyCode: string | null
  act: string
  facts: string
  basis: string
  kinds: readonly string[]
  content: string
  fineFen: number | null
  confiscatedFen: number | null
  decidedOn: string
  validUntil: string | null
  displayUntil: string | null
}

/** 分 as 万元 with six decimals. */
const wan = (fen: number | null): string => (fen === null ? '' : (fen / 1_000_000).toFixed(6))
const slashed = (day: string | null): string => day?.replaceAll('-', '/') ?? ''

/** A decision in the fields of the platform; certificates are never kept, so they are not among them. */
export function creditRow(d: Handed, gone = false): CreditRow {
  return {
    CF_XDR_MC: d.partyName,
    CF_XDR_LB: partyKindNames[d.partyKind as PartyKind] ?? d.partyKind,
    CF_XDR_SHXYM: d.partyKind === 'person' ? '' : (d.partyCode ?? ''),
    CF_WSH: d.number,
    CF_WFXW: d.act,
    CF_SY: d.facts,
    CF_YJ: d.basis,
    CF_CFLB: d.kinds.join(';'),
    CF_NR: d.content,
    CF_NR_FK: wan(d.fineFen),
    CF_NR_WFFF: wan(d.confiscatedFen),
    CF_JDRQ: slashed(d.decidedOn),
    CF_YXQ: slashed(d.validUntil),
    CF_GSJZQ: slashed(d.displayUntil),
    CF_CFJG: d.organ,
    CF_CFJGDM: d.organCode ?? '',
    CF_SJLY: d.organ,
    CF_SJLYDM: d.organCode ?? '',
    BZ: gone ? '撤下：本机关已停止公示' : '',
  }
}

const compulsory: readonly CreditField[] = [
  'CF_XDR_MC',
  'CF_XDR_LB',
  'CF_WSH',
  'CF_WFXW',
  'CF_SY',
  'CF_YJ',
  'CF_NR',
  'CF_JDRQ',
  'CF_CFJG',
  'CF_CFJGDM',
]

/** Names of compulsory fields that a row lacks: the platform would refuse it, so it is not handed over. */
export const lacking = (row: CreditRow): string[] =>
  [
    ...compulsory,
    ...(row.CF_XDR_LB === partyKindNames.organisation ? (['CF_XDR_SHXYM'] as const) : []),
    ...(/罚款/.test(row.CF_CFLB) ? (['CF_NR_FK'] as const) : []),
  ]
    .filter((field) => row[field].trim() === '')
    .map((field) => creditColumns[field])

/** SHA-256 of what goes over: another one must go again. */
export const fingerprintOf = (row: CreditRow): string => sha256(canonical(row))

export const creditStates = {
  sent: '已报送，等回执',
  accepted: '已接收',
  rejected: '被退回',
} as const

const receiptHeads = {
  number: ['CF_WSH', '行政处罚决定书文号', '决定书文号', '文号'],
  organ: ['CF_CFJG', '处罚机关'],
  outcome: ['处理结果', '校验结果', '结果', '状态', '回执'],
  why: ['原因', '失败原因', '错误信息', '退回原因', '说明'],
} as const
/** A cell as a fault names it: whatever stands in a file is not said at length. */
export const short = (cell: string): string =>
  cell.length > 60 ? `${[...cell].slice(0, 59).join('')}…` : cell

export type Receipt = {
  row: number
  number: string
  organ: string
  state: 'accepted' | 'rejected'
  why: string
}

/**
 * Reads a receipt table. No source publishes its format, so the columns are found by the words that such files use; a
 * row whose outcome is neither is a fault, never a guess. Throws for a table without the two columns.
 */
export function readReceipt(rows: readonly (readonly string[])[]): {
  receipts: Receipt[]
  faults: string[]
} {
  const [head = [], ...body] = rows
  const at = (key: keyof typeof receiptHeads) =>
    head.findIndex((cell) => (receiptHeads[key] as readonly string[]).includes(cell.trim()))
  const [number, organ, outcome, why] = [at('number'), at('organ'), at('outcome'), at('why')]
  if (number < 0 || outcome < 0)
    throw invalid('回执里要有“决定书文号”和“处理结果”两列，请照平台给的表导入')
  const faults: string[] = []
  const receipts = body.flatMap((cells, n): Receipt[] => {
    const cell = (index: number) => (cells[index] ?? '').normalize('NFKC').trim()
    if (cells.every((c) => !c.trim())) return []
    const said = cell(outcome)
    const bad = /退回|驳回|失败|错误|不通过|未通过|不合格|拒/.test(said)
    const good = !bad && /接收|成功|通过|入库|合格|正常/.test(said)
    if (!bad && !good) {
      faults.push(`第 ${n + 2} 行：看不懂处理结果“${short(said)}”，请写“接收”或者“退回”`)
      return []
    }
    return [
      {
        row: n + 2,
        // As the register keeps it: the brackets of document numbers must not be made narrow.
        number: (cells[number] ?? '').trim(),
        organ: (cells[organ] ?? '').trim(),
        state: bad ? 'rejected' : 'accepted',
        why: cell(why),
      },
    ]
  })
  return { receipts, faults }
}
