import { compared, fateNames } from '#rules/catalogue-import/difference.ts'
import type { PlannedRow } from '#rules/catalogue-import/plan.ts'

const short = (text: string): string =>
  text.length > 40 ? `${text.slice(0, 40)}…` : text || '（空）'

/** One line of the difference: what happens to a row, and what it changes. */
export const fateOf = (row: PlannedRow): string => {
  const where = row.row > 0 ? `第 ${row.row} 行 ` : ''
  const link = row.item ? ` → ${row.item}` : '（只在清单）'
  const changes = row.changed
    .map((c) => `${compared[c.column]}：${short(c.before)} → ${short(c.after)}`)
    .join('；')
  return `${fateNames[row.fate]} ${where}${row.code ? `${row.code} ` : ''}${row.name}${link}${changes ? `\n    ${changes}` : ''}`
}
