import { columns, type Column } from './columns.ts'
import { partyKindNames, readPartyKind, type PartyKind } from './party.ts'
import { idNumberHolds } from '../redact/digits.ts'
import { ageOn, creditCodeHolds, readDay, readNumber, readWan, sumsIn } from './values.ts'

/** One decision as the register takes it from a row: money in 分, days as YYYY-MM-DD. */
export type DecisionDraft = {
  number: string
  organ: string
  organCode: string | null
  party: string
  partyKind: PartyKind
  creditCode: string | null
  act: string
  facts: string
  basis: string
  kinds: string[]
  content: string
  fineFen: number | null
  confiscatedFen: number | null
  decidedOn: string
  validUntil: string | null
  publicUntil: string | null
  item: string | null
}
/** `number` and `party` as the file has them, so that a refused row can be found again. */
export type RowReading = {
  draft: DecisionDraft | null
  number: string
  party: string
  faults: string[]
  warnings: string[]
}
export type Cells = Partial<Record<Column, string>>

const ageOfMajority = 18
/** From here on a date means «for good» in 双公示 files. */
const forGood = '2099-12-31'

/** Sums from here on are asked about unless the text of the decision says the same; 分. */
const uncommon = 100_000_000

function money(
  cells: Cells,
  column: 'fine' | 'confiscated',
  faults: string[],
  warnings: string[],
): number | null {
  const cell = cells[column]?.trim() ?? ''
  if (!cell) return null
  const { say } = columns[column]
  const fen = readWan(cell)
  if (fen === null) {
    faults.push(`${say}：“${cell}”不是万元数（最多六位小数）`)
    return null
  }
  const told = sumsIn(cells.content ?? '')
  const total = told.reduce((sum, one) => sum + one, 0)
  if (fen === 0 || told.includes(fen) || total === fen) return fen
  // The classic mistake: a sum in yuan in a column of 万元. The text of the decision tells.
  if (told.includes(fen / 10_000))
    faults.push(`${say}：填的 ${cell} 与处罚内容里的元数相同，应当换算成万元`)
  else if (told.length > 0) warnings.push(`${say}：与处罚内容里的数额对不上，请核对`)
  else if (fen >= uncommon)
    warnings.push(`${say}：填的是 ${fen / 1_000_000} 万元，请核对是不是把元当成了万元`)
  return fen
}

function optionalDay(
  cells: Cells,
  column: 'validUntil' | 'publicUntil',
  faults: string[],
): string | null {
  const cell = cells[column]?.trim() ?? ''
  if (!cell || /^(长期|无|\/|-)$/.test(cell)) return null
  const day = readDay(cell)
  if (day === null)
    faults.push(`${columns[column].say}：看不懂日期“${cell}”，请写成 2026-05-01 的样子`)
  return day !== null && day >= forGood ? null : day
}

/**
 * Reads one row. `faults` stop the row, each a Chinese sentence; `warnings` do not. A punished person under 18 is never
 * published, so the row is refused; identity numbers and representatives are looked at here and go no further.
 */
export function readRow(cells: Cells, today: string): RowReading {
  const faults: string[] = []
  const warnings: string[] = []
  const text = (column: Column): string => cells[column]?.normalize('NFC').trim() ?? ''
  for (const [column, cell] of Object.entries(cells) as [Column, string][])
    if (cell.length > columns[column].max)
      faults.push(`${columns[column].say}：超过 ${columns[column].max} 个字符`)
  for (const column of ['party', 'number', 'basis', 'content', 'decidedOn', 'organ'] as const)
    if (!text(column)) faults.push(`${columns[column].say}：不能空着`)

  const { number, odd } = readNumber(text('number'))
  if (number && odd)
    warnings.push(
      `${columns.number.say}：“${number}”不是“机关代字〔年份〕序号号”的样子，照原样保留`,
    )
  const decidedOn = text('decidedOn') ? readDay(text('decidedOn')) : null
  if (text('decidedOn') && decidedOn === null)
    faults.push(
      `${columns.decidedOn.say}：看不懂日期“${text('decidedOn')}”，请写成 2026-05-01 的样子`,
    )
  if (decidedOn && decidedOn > today) faults.push(`${columns.decidedOn.say}：${decidedOn} 还没有到`)

  if (/^[123]$|撤销|异议|无效|作废/.test(text('state').normalize('NFKC')))
    faults.push(
      `${columns.state.say}：“${text('state')}”不是正常的决定（0 正常，1 撤销，2 异议，3 其他），不收；已经公开的请改正或者撤回`,
    )
  const creditCode = text('creditCode').normalize('NFKC').toUpperCase()
  const partyKind = readPartyKind(text('partyKind'), text('party'), creditCode)
  if (creditCode && !creditCodeHolds(creditCode))
    faults.push(`${columns.creditCode.say}：“${creditCode}”校验位不对（GB 32100）`)
  if (!creditCode && partyKind === 'organisation')
    faults.push(`${columns.creditCode.say}：${partyKindNames.organisation}必须填写`)
  const organCode = text('organCode').normalize('NFKC').toUpperCase()
  if (organCode && !creditCodeHolds(organCode))
    faults.push(`${columns.organCode.say}：校验位不对（GB 32100）`)
  const idNumber = text('idNumber').normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (/^\d{17}[\dX]$/.test(idNumber) && !idNumberHolds(idNumber))
    faults.push(`${columns.idNumber.say}：校验位不对（GB 11643），请与证件核对`)
  const age = decidedOn ? ageOn(idNumber, decidedOn) : null
  if (age !== null && age < ageOfMajority)
    faults.push('当事人未满 18 周岁，处罚决定不公开，请从文件里删去这一行')

  const kinds = [
    ...new Set(
      `${text('kinds')};${text('kinds2')}`
        .split(/[;；]/)
        .map((k) => k.trim())
        .filter(Boolean),
    ),
  ]
  const fineFen = money(cells, 'fine', faults, warnings)
  const confiscatedFen = money(cells, 'confiscated', faults, warnings)
  if (kinds.includes('罚款') && 'fine' in cells && !text('fine'))
    faults.push(`${columns.fine.say}：处罚类别有罚款，必须填写`)
  const validUntil = optionalDay(cells, 'validUntil', faults)
  const publicUntil = optionalDay(cells, 'publicUntil', faults)
  if (publicUntil && decidedOn && publicUntil < decidedOn)
    faults.push(`${columns.publicUntil.say}：早于决定日期`)
  if (!kinds.length) warnings.push(`${columns.kinds.say}：没有填写`)
  const act = text('act') || text('title') || text('facts')
  if (!act) faults.push(`${columns.act.say}：没有违法行为类型、案件名称或违法事实`)
  const representative = text('representative')
  if (partyKind === 'household' && representative && text('party').includes(representative))
    warnings.push('个体工商户名称里有经营者姓名，公开时隐去')

  if (faults.length || decidedOn === null)
    return { draft: null, number, party: text('party'), faults, warnings }
  return {
    number,
    party: text('party'),
    faults,
    warnings,
    draft: {
      number,
      decidedOn,
      partyKind,
      act,
      kinds,
      fineFen,
      confiscatedFen,
      validUntil,
      publicUntil,
      organ: text('organ'),
      party: text('party'),
      creditCode: creditCode || null,
      organCode: organCode || null,
      facts: text('facts'),
      basis: text('basis'),
      content: text('content'),
      item: text('item') || null,
    },
  }
}
