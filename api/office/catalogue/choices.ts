import { readSheets } from '#api/outside/sheets/read.ts'
import { invalid } from '#rules/refusal.ts'
import type { Choices } from './draft.ts'

/**
 * Reads a workbook of ambiguous rows that somebody filled in: columns 键 and 选定事项编号; «无» means that only the list
 * has the row, an empty cell that nobody has chosen yet.
 */
export async function readChoices(bytes: Uint8Array): Promise<Choices> {
  const { sheets } = await readSheets(bytes)
  for (const { rows } of sheets) {
    const head = rows.findIndex((row) => row.some((cell) => cell.trim() === '键'))
    const key = rows[head]?.findIndex((cell) => cell.trim() === '键') ?? -1
    const item = rows[head]?.findIndex((cell) => cell.trim() === '选定事项编号') ?? -1
    if (head < 0 || item < 0) continue
    return Object.fromEntries(
      rows.slice(head + 1).flatMap((row): [string, string | null][] => {
        const [of, chosen] = [row[key]?.trim() ?? '', row[item]?.trim() ?? '']
        if (!of || !chosen) return []
        return [[of, /^(无|没有|不对应)$/.test(chosen) ? null : chosen]]
      }),
    )
  }
  throw invalid('选定文件里要有“键”和“选定事项编号”两列（用 --questions 写出的文件填好交回）')
}
